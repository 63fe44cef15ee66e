import type { Answer } from "./answer.ts";
import type { Press } from "./press.ts";

/** The work of one press, however often it was delivered. */
export interface Running {
  readonly work: Promise<Answer>;
  /** Resolves when it is stored that the person will be shown the answer; absent while the answer may still come in the turn. */
  promised?: Promise<void>;
  /** For each delivery whose turn was long: whether it ended without the answer. */
  readonly owed: Promise<boolean>[];
}

/** Teams delivers a press again within seconds. */
const mostRemembered = 200;

/** Presses that arrive more than once: they are worked on once, and all get the same answer. */
export interface Twins {
  /**
   * The work of an equal press that is running, or that the same activity has begun; else `work`. With and without a token it isn't the same:
   * Teams sends a press again when it has signed the person in.
   */
  join(press: Press, work: () => Promise<Answer>): Running;
}

export function createTwins(): Twins {
  const running = new Map<string, Running>();
  const delivered = new Map<string, Running>();

  function begin(key: string, work: () => Promise<Answer>): Running {
    const one: Running = { work: work(), owed: [] };
    running.set(key, one);
    const end = () => void running.delete(key);
    one.work.then(end, end);
    return one;
  }

  /** A failure isn't repeated: another delivery tries again. */
  function remember(key: string, one: Running): void {
    delivered.set(key, one);
    one.work.catch(() => delivered.delete(key));
    const [oldest] = delivered.keys();
    if (delivered.size > mostRemembered && oldest !== undefined) delivered.delete(oldest);
  }

  return {
    join(press, work) {
      const { activity } = press.turn;
      const key = keyOf(press);
      const delivery = activity === undefined ? undefined : `${activity} ${key}`;
      const known = delivery === undefined ? undefined : delivered.get(delivery);
      if (known) return known;
      const one = running.get(key) ?? begin(key, work);
      if (delivery !== undefined) remember(delivery, one);
      return one;
    },
  };
}

function keyOf({ turn, card, verb, data, ssoToken, signInCode }: Press): string {
  return JSON.stringify([turn.conversation, card, turn.person.id, turn.person.teamsId, verb, data, ssoToken !== undefined, signInCode]);
}
