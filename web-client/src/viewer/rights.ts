import type { AgentToTechnician, Grant } from './messages.ts';
import type { Right, Rights } from './session-state.ts';

/** Every right, in the order in which people see them. */
export const GRANTS: readonly Grant[] = [
  'VIEW',
  'CONTROL',
  'FILES_IN',
  'FILES_OUT',
  'CLIPBOARD_IN',
  'CLIPBOARD_OUT',
  'SYSTEM_INFORMATION',
  'RESTART',
  'RECORDING',
  'HANDOVER',
  'ONLOOKER',
];

/** Nothing is allowed yet. */
export const NO_RIGHTS: Rights = {
  VIEW: 'none',
  CONTROL: 'none',
  FILES_IN: 'none',
  FILES_OUT: 'none',
  CLIPBOARD_IN: 'none',
  CLIPBOARD_OUT: 'none',
  SYSTEM_INFORMATION: 'none',
  RESTART: 'none',
  RECORDING: 'none',
  HANDOVER: 'none',
  ONLOOKER: 'none',
};

/** The list of rights in force came: what is not in it any more was withdrawn. */
export function inForce(rights: Rights, granted: readonly Grant[]): Rights {
  const now = { ...rights };
  for (const grant of GRANTS) {
    if (granted.includes(grant)) now[grant] = 'held';
    else if (now[grant] === 'held') now[grant] = 'withdrawn';
  }
  return now;
}

/** The customer was asked, or answered. */
export function answered(
  rights: Rights,
  { grant, answer }: Extract<AgentToTechnician, { type: 'answer' }>,
): Rights {
  const right = meaning(answer);
  return right === undefined || rights[grant] === 'held' ? rights : { ...rights, [grant]: right };
}

function meaning(
  answer: Extract<AgentToTechnician, { type: 'answer' }>['answer'],
): Right | undefined {
  switch (answer) {
    case 'ASKED':
      return 'asking';
    // For the session only if the list of rights in force, which comes next, says so.
    case 'GIVEN':
      return 'once';
    case 'REFUSED':
      return 'refused';
    case 'EXPIRED':
      return 'expired';
    case 'WITHDRAWN':
      return 'withdrawn';
    default:
      return undefined;
  }
}
