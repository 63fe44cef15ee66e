import { isGuestlistError } from "../../errors.ts";
import type { DirectoryDoor } from "../../directory-door.ts";
import type { GuestPage, GuestQuestion } from "../../ports/directory.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Shell } from "../shell.ts";
import { readingFailure } from "./reading-failure.ts";

/** A user as Graph answered, by Graph's names. */
export type DirectoryGuest = Readonly<Record<string, unknown>>;

/** What is read, and how the admin hears of waits. */
export interface GuestReading {
  readonly door: Pick<DirectoryDoor, "clock" | "graphActor" | "guests">;
  readonly question: GuestQuestion;
  /** What the progress line counts. */
  readonly noun: "guests" | "users";
  readonly shell: Pick<Shell, "progress" | "say" | "stop">;
}

/** How often in a row the same page is asked for again while Graph asks to wait. */
const mostWaits = 20;
/** The wait when Graph names none. */
const usualWaitSeconds = 30;
/** After a failure of Graph or of the network. */
const secondsAfterFailure: readonly number[] = [5, 15, 30];

/**
 * The users that match, page by page, of which one is kept at a time. When Graph asks to wait, or fails, the same page is asked for again.
 * @throws CommandFailure
 */
export async function* readGuests(reading: GuestReading): AsyncGenerator<DirectoryGuest, void, undefined> {
  let count = 0;
  for (let question: GuestQuestion | undefined = reading.question; question;) {
    const { guests, next }: GuestPage = await readPage(reading, question);
    count += guests.length;
    if (next) reading.shell.progress(`${count.toLocaleString("en")} ${reading.noun}`);
    yield* guests;
    question = next;
  }
}

/** How often a page was asked for in vain, and why. */
interface InVain {
  waits: number;
  failures: number;
}

async function readPage({ door, shell }: GuestReading, question: GuestQuestion): Promise<GuestPage> {
  for (const inVain: InVain = { waits: 0, failures: 0 }; ;) {
    try {
      shell.stop.throwIfAborted();
      return await door.guests.read(await door.graphActor(), question, shell.stop);
    } catch (error) {
      const wait = shell.stop.aborted ? undefined : waitAfter(error, inVain);
      if (!wait) throw shell.stop.aborted ? interrupted() : readingFailure(error, question);
      shell.say(`${wait.why} Asking for the same page again in ${wait.seconds} s; Ctrl+C ends the wait.`);
      await door.clock.wait(wait.seconds * 1_000, shell.stop).catch(stopWaiting);
    }
  }
}

function waitAfter(error: unknown, inVain: InVain): { readonly why: string; readonly seconds: number } | undefined {
  if (isGuestlistError(error, "throttled") && inVain.waits < mostWaits) {
    inVain.waits += 1;
    return { why: "Microsoft asks to wait.", seconds: error.retryAfter ?? usualWaitSeconds };
  }
  if (!isGuestlistError(error, "directory-unavailable") && !isGuestlistError(error, "identity-unavailable")) return undefined;
  const seconds = secondsAfterFailure[inVain.failures++];
  return seconds === undefined ? undefined : { why: "Microsoft doesn't answer.", seconds };
}

function stopWaiting(): never {
  throw interrupted();
}

function interrupted(): CommandFailure {
  return new CommandFailure("interrupted", "Stopped: the list isn't complete.");
}
