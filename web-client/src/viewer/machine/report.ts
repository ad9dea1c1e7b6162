/** A heading of a report with its facts. */
export interface Section {
  readonly heading: string;
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** It needs attention. */
  readonly warn: boolean;
}

/**
 * What a report says, from its lines: a heading, below it `  label: value`, or `! label: value` for
 * what needs attention (MachineToTechnician.java). Any text makes some sections.
 */
export function readReport(text: string): readonly Section[] {
  const sections: { heading: string; facts: Fact[] }[] = [];
  for (const line of text.split('\n')) {
    const [, mark, label, value] = /^( {2}|! )([^:]*): (.*)$/.exec(line) ?? [];
    const last = sections.at(-1);
    if (label === undefined || value === undefined || !last) {
      if (line.trim() !== '') sections.push({ heading: line.trim(), facts: [] });
    } else {
      last.facts.push({ label, value, warn: mark === '! ' });
    }
  }
  return sections;
}
