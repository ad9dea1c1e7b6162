import { onClosed } from './from-link.ts';
import type { ServerToTechnician } from './messages.ts';
import { NO_RIGHTS } from './rights.ts';
import type { Active, Live, Refusal, SessionState } from './session-state.ts';
import { finish, lives, opening, type SessionStep, stay } from './steps.ts';

type Message<K extends ServerToTechnician['type']> = Extract<ServerToTechnician, { type: K }>;

/** What a message of the server makes of the session. Messages of other sessions are ignored. */
export function onServer(
  session: SessionState,
  message: ServerToTechnician,
  now: number,
): SessionStep {
  switch (message.type) {
    case 'welcome':
      return onWelcome(session);
    case 'failure':
      return onFailure(session, message);
    case 'invited':
    case 'invitation-over':
    case 'step':
      return stay(session);
    case 'joined':
      return onJoined(session, message);
    case 'password-challenge':
      return onChallenge(session, message);
    case 'queue':
    case 'queue-refused':
    case 'handover':
    case 'session-offered':
    case 'session-offer-over':
    case 'onlooker':
    case 'onlooking-offered':
    case 'onlooking-over':
    case 'onlooking-ready':
    case 'onlooker-connect':
    case 'onlooker-answer':
    case 'onlooker-candidate':
      return stay(session);
    case 'password-rejected':
    case 'status':
    case 'ended':
    case 'connect':
    case 'offer':
    case 'candidate':
      return lives(session) && session.sessionId === message.sessionId
        ? onSessionMessage(session, message, now)
        : stay(session);
  }
}

/** A session that runs is attached again; before the picture the server has to say where it stands. */
function onWelcome(session: SessionState): SessionStep {
  if (!lives(session)) return stay(session);
  const { machineId, sessionId, challenge, agentPresent, recording } = session;
  const pictureRuns = session.name === 'active' && session.picture !== 'none';
  const next: SessionState =
    session.name === 'active' || session.name === 'resuming'
      ? session
      : {
          name: 'resuming',
          machineId,
          sessionId,
          challenge,
          agentPresent,
          ...(recording && { recording }),
          since: undefined,
        };
  const message = { type: 'attach', sessionId, needsOffer: !pictureRuns } as const;
  return [next, [{ do: 'send', message }]];
}

/** The customer is there: the number is the password, so nobody has to type anything. */
function onJoined(session: SessionState, { number, machineId }: Message<'joined'>): SessionStep {
  if (session.name !== 'idle') return stay(session);
  return opening({ machineId, password: number, customerNumber: '' });
}

function onChallenge(
  session: SessionState,
  { sessionId, salt, iterations }: Message<'password-challenge'>,
): SessionStep {
  if (session.name !== 'opening') {
    // The technician gave up before the server answered.
    return [session, [{ do: 'send', message: { type: 'end', sessionId } }]];
  }
  const { machineId, password } = session;
  const challenge = { salt, iterations };
  return [
    { name: 'proving', machineId, sessionId, challenge, agentPresent: true },
    [
      { do: 'remember', session: { machineId, sessionId, challenge, since: undefined } },
      { do: 'prove', sessionId, password, challenge },
    ],
  ];
}

function onFailure(session: SessionState, { code, retryAfterSeconds }: Message<'failure'>) {
  const failure: Refusal = { code, retryAfterSeconds };
  switch (code) {
    case 'LOGIN_REQUIRED':
    case 'UNSUPPORTED_VERSION':
    case 'IDENTITY_REJECTED':
    case 'REPLACED':
      return onClosed(session, code);
    case 'COMPUTER_OFFLINE':
    case 'COMPUTER_BUSY':
    case 'CUSTOMER_REFUSES':
      return stay(session.name === 'opening' ? { name: 'idle', failure } : session);
    case 'CUSTOMER_NUMBER_NEEDED': {
      if (session.name !== 'opening') return stay(session);
      const { machineId, password, customerNumber } = session;
      return stay({ name: 'idle', failure, gate: { machineId, password, customerNumber } });
    }
    case 'UNKNOWN_SESSION':
      return lives(session) ? finish(session, undefined, undefined) : stay(session);
    case 'BAD_MESSAGE':
    case 'TOO_MANY_ATTEMPTS':
      if (session.name === 'opening') return stay({ name: 'idle', failure });
      if (session.name === 'idle') return stay({ name: 'idle', failure });
      return session.name === 'proving'
        ? stay(wantPassword(session, undefined, failure))
        : stay(session);
    case 'TOO_SLOW':
    case 'SERVER_STOPPING':
      return stay(session);
  }
}

function onSessionMessage(
  session: Live,
  message: Message<'password-rejected' | 'status' | 'ended' | 'connect' | 'offer' | 'candidate'>,
  now: number,
): SessionStep {
  switch (message.type) {
    case 'status':
      return onStatus(session, message, now);
    case 'password-rejected':
      return session.name === 'proving' && message.attemptsLeft > 0
        ? stay(wantPassword(session, message.attemptsLeft))
        : stay(session);
    case 'ended': {
      const agreed =
        session.name === 'active' || session.name === 'restarting' || message.seconds > 0;
      return finish(session, message.reason, agreed ? message.seconds : undefined);
    }
    case 'connect': {
      if (session.name !== 'active') return stay(session);
      const picture = session.picture === 'none' ? 'none' : 'interrupted';
      const { sessionId, iceServers, relayOnly } = message;
      return [
        { ...session, picture, rights: NO_RIGHTS, customerActive: false },
        [{ do: 'connect', sessionId, iceServers, relayOnly }],
      ];
    }
    case 'offer':
      return session.name === 'active'
        ? [
            session,
            [
              {
                do: 'take-offer',
                sessionId: session.sessionId,
                sdp: message.sdp,
                mac: message.mac,
              },
            ],
          ]
        : stay(session);
    case 'candidate':
      return session.name === 'active'
        ? [session, [{ do: 'take-candidate', candidate: message.candidate }]]
        : stay(session);
  }
}

function onStatus(
  session: Live,
  { phase, agentPresent, recording }: Message<'status'>,
  now: number,
): SessionStep {
  if (session.name === 'active' && phase !== 'RESTARTING') {
    return stay({ ...session, agentPresent, recording });
  }
  const { machineId, sessionId, challenge } = session;
  const identity = { machineId, sessionId, challenge, agentPresent, recording };
  switch (phase) {
    case 'WAITING':
      return stay(
        session.name === 'resuming'
          ? wantPassword({ ...identity }, undefined)
          : { ...session, agentPresent, recording },
      );
    case 'REQUESTED':
      return stay({ name: 'proving', ...identity });
    case 'AWAITING_CONSENT':
      return stay(
        session.name === 'restarting'
          ? { name: 'awaiting-consent', ...identity, since: session.since }
          : { name: 'awaiting-consent', ...identity },
      );
    case 'ACTIVE': {
      const since = ('since' in session ? session.since : undefined) ?? now;
      const active: Active = {
        name: 'active',
        ...identity,
        since,
        picture: 'none',
        rights: NO_RIGHTS,
        customerActive: false,
        paused: false,
      };
      return [active, [{ do: 'remember', session: { machineId, sessionId, challenge, since } }]];
    }
    case 'RESTARTING': {
      if (session.name === 'restarting') return stay({ ...session, agentPresent, recording });
      const since = ('since' in session ? session.since : undefined) ?? now;
      const restarting = { name: 'restarting', ...identity, since, restartedAt: now } as const;
      return [restarting, [{ do: 'disconnect' }]];
    }
    case 'ENDED':
      return stay(session);
  }
}

function wantPassword(
  { machineId, sessionId, challenge, agentPresent, recording }: Omit<Live, 'name'>,
  attemptsLeft: number | undefined,
  failure?: Refusal,
): SessionState {
  const identity = {
    machineId,
    sessionId,
    challenge,
    agentPresent,
    ...(recording && { recording }),
  };
  const wanted = { name: 'awaiting-password', ...identity, attemptsLeft } as const;
  return failure ? { ...wanted, failure } : wanted;
}
