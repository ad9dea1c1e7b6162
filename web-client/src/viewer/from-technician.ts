import type { Grant } from './messages.ts';
import type { Active, Command, Event, Right, SessionState } from './session-state.ts';
import { finish, lives, opening, type SessionStep, secondsOf, stay } from './steps.ts';

/** What the technician's click makes of the session; clicks that make no sense now do nothing. */
export function onTechnician(
  session: SessionState,
  event: Extract<
    Event,
    {
      kind:
        | 'open'
        | 'name-customer'
        | 'invite'
        | 'revoke'
        | 'password'
        | 'ask'
        | 'give-back'
        | 'end'
        | 'new-session';
    }
  >,
  now: number,
): SessionStep {
  switch (event.kind) {
    case 'open': {
      if (session.name !== 'idle') return stay(session);
      return opening({ machineId: event.machineId, password: event.password, customerNumber: '' });
    }
    case 'name-customer':
      return session.name === 'idle' && session.gate
        ? opening({ ...session.gate, customerNumber: event.customerNumber })
        : stay(session);
    case 'password': {
      if (session.name !== 'awaiting-password') return stay(session);
      const { machineId, sessionId, challenge, agentPresent, recording } = session;
      return [
        {
          name: 'proving',
          machineId,
          sessionId,
          challenge,
          agentPresent,
          ...(recording && { recording }),
        },
        [{ do: 'prove', sessionId, password: event.password, challenge }],
      ];
    }
    case 'ask': {
      const { grant } = event;
      if (session.name !== 'active') return stay(session);
      const right = session.rights[grant];
      return right === 'asking' || right === 'held'
        ? stay(session)
        : [withRight(session, grant, 'asking'), [tell({ type: 'ask', grant })]];
    }
    case 'give-back': {
      const { grant } = event;
      return session.name === 'active' && session.rights[grant] === 'held'
        ? [withRight(session, grant, 'none'), [tell({ type: 'give-back', grant })]]
        : stay(session);
    }
    case 'end':
      return onEnd(session, now);
    case 'invite':
    case 'revoke':
      // What was refused before is no longer the point.
      return stay(session.name === 'idle' ? { name: 'idle' } : session);
    case 'new-session':
      return stay(session.name === 'ended' ? { name: 'idle' } : session);
  }
}

function onEnd(session: SessionState, now: number): SessionStep {
  if (session.name === 'opening' || session.name === 'idle') return stay({ name: 'idle' });
  if (!lives(session)) return stay(session);
  const end: Command = { do: 'send', message: { type: 'end', sessionId: session.sessionId } };
  if (session.name === 'restarting') {
    return finish(session, 'TECHNICIAN_ENDED', secondsOf(session, now), end);
  }
  return session.name === 'active'
    ? finish(session, 'TECHNICIAN_ENDED', secondsOf(session, now), tell({ type: 'bye' }), end)
    : [{ name: 'idle' }, [end, { do: 'forget' }]];
}

function withRight(session: Active, grant: Grant, right: Right): Active {
  return { ...session, rights: { ...session.rights, [grant]: right } };
}

function tell(message: Extract<Command, { do: 'tell' }>['message']): Command {
  return { do: 'tell', message };
}
