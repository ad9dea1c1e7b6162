import type { Command, Event, SessionState } from './session-state.ts';
import { finish, lives, type SessionStep, secondsOf, stay } from './steps.ts';

/** What the technician's click makes of the session; clicks that make no sense now do nothing. */
export function onTechnician(
  session: SessionState,
  event: Extract<
    Event,
    { kind: 'open' | 'password' | 'ask-control' | 'give-control-back' | 'end' | 'new-session' }
  >,
  now: number,
): SessionStep {
  switch (event.kind) {
    case 'open': {
      if (session.name !== 'idle') return stay(session);
      const { machineId, password } = event;
      return [
        { name: 'opening', machineId, password },
        [{ do: 'send', message: { type: 'open', machineId } }],
      ];
    }
    case 'password': {
      if (session.name !== 'awaiting-password') return stay(session);
      const { machineId, sessionId, challenge, agentPresent } = session;
      return [
        { name: 'proving', machineId, sessionId, challenge, agentPresent },
        [{ do: 'prove', sessionId, password: event.password, challenge }],
      ];
    }
    case 'ask-control':
      return session.name === 'active' && session.control !== 'asking' && session.control !== 'held'
        ? [{ ...session, control: 'asking' }, [tell({ type: 'ask', grant: 'CONTROL' })]]
        : stay(session);
    case 'give-control-back':
      return session.name === 'active' && session.control === 'held'
        ? [{ ...session, control: 'none' }, [tell({ type: 'give-back', grant: 'CONTROL' })]]
        : stay(session);
    case 'end':
      return onEnd(session, now);
    case 'new-session':
      return stay(session.name === 'ended' ? { name: 'idle' } : session);
  }
}

function onEnd(session: SessionState, now: number): SessionStep {
  if (session.name === 'opening') return stay({ name: 'idle' });
  if (!lives(session)) return stay(session);
  const end: Command = { do: 'send', message: { type: 'end', sessionId: session.sessionId } };
  return session.name === 'active'
    ? finish(session, 'TECHNICIAN_ENDED', secondsOf(session, now), tell({ type: 'bye' }), end)
    : [{ name: 'idle' }, [end, { do: 'forget' }]];
}

function tell(message: Extract<Command, { do: 'tell' }>['message']): Command {
  return { do: 'tell', message };
}
