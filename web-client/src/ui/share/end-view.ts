import type { Ended, State } from '../../share/state.ts';
import { plain } from '../../viewer/chat/plain.ts';
import { byId, clock, make, write } from '../dom.ts';
import type { Texts } from '../texts.ts';
import { LONGEST_NAME } from './question-view.ts';

/** Says why it is over, and hands out what the customer keeps: check values and reports. */
export function showEnd({ phase, earlier }: State, texts: Texts): void {
  if (phase.name !== 'ended') return;
  write(byId('after-reason'), texts(`share.end.${phase.reason}`));
  byId('share').dataset['reason'] = phase.reason;
  const duration = byId('after-duration');
  byId('after-reported').hidden = !wasReported(phase);
  duration.hidden = phase.seconds === 0;
  write(duration, texts('share.after.duration', clock(phase.seconds)));
  byId('after-evidence').hidden = phase.checkValue === undefined;
  write(byId('check-value'), phase.checkValue ?? '');
  byId('after-forged').hidden = phase.forged === undefined;
  byId('after-report').hidden = phase.report === undefined;
  if (phase.report) byId<HTMLAnchorElement>('report-link').href = reportOf(phase.report);
  byId('after-earlier').hidden = earlier.length === 0;
  byId('earlier').replaceChildren(...earlier.map((ended) => rowOf(ended, texts)));
}

/** Whether the customer reported it as abuse. */
export function wasReported({ reason, reported }: Ended): boolean {
  return reported === true || reason === 'ABUSE_REPORTED';
}

/** A session before this one, which went over to a colleague. */
function rowOf({ who, checkValue, forged, report }: Ended, texts: Texts): HTMLElement {
  const row = make(
    'li',
    {},
    make('b', {}, texts('share.after.with', plain(who?.technician ?? '', LONGEST_NAME))),
  );
  if (checkValue) row.append(make('span', { class: 'check-value code' }, checkValue));
  if (forged) row.append(make('p', { class: 'notice danger' }, texts('share.after.forged')));
  if (report) {
    const link = { href: reportOf(report), target: '_blank', rel: 'noopener' };
    row.append(make('a', link, texts('share.after.report')));
  }
  return row;
}

function reportOf(token: string): string {
  return `/report/${token}`;
}
