/** The page's catalogue: the server puts it into `#texts` in the technician's language. */
export type Texts = (key: string, ...values: (string | number)[]) => string;

/** A missing key shows itself, so that it is found. */
export function readTexts(page: Document): Texts {
  const catalogue: Record<string, string> = JSON.parse(
    page.getElementById('texts')?.textContent ?? '{}',
  );
  return (key, ...values) =>
    (catalogue[key] ?? key).replace(/\{(\d)\}/g, (_, i) => String(values[Number(i)] ?? ''));
}
