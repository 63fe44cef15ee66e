import { readDoctorSettings } from "../../config.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Running } from "../../flows/looking/see-running.ts";
import type { StoreDoor } from "../../store-door.ts";
import { guestlistFailure } from "../guestlist-failure.ts";

/** What was looked at, or why it couldn't be. */
export type Seen<Fact> =
  { readonly kind: "seen"; readonly is: Fact } | { readonly kind: "not-seen"; readonly says: string; readonly fix?: string };

export type DoctorSettings = Pick<ReturnType<typeof readDoctorSettings>, "publicUrl">;
export type StoreReport = Awaited<ReturnType<StoreDoor["check"]>>;

/** All that the doctor's checks judge. No secret is among it. */
export interface DoctorFacts {
  readonly settings: Seen<DoctorSettings>;
  readonly store: Seen<StoreReport>;
  readonly running: Seen<Running>;
}

type Environment = Readonly<Record<string, string | undefined>>;
export type Doors = Pick<StoreDoor, "check" | "configured" | "seeRunning">;

const skipped = { kind: "not-seen", says: "It wasn't looked at." } as const;

/** Looks at everything once. What can't be looked at is a fact, too. */
export async function gatherFacts(environment: Environment, open: (environment: Environment) => Doors): Promise<DoctorFacts> {
  const settings = await seen(async () => {
    const { publicUrl } = readDoctorSettings(environment);
    return { publicUrl };
  });
  if (settings.kind === "not-seen") return { settings, store: skipped, running: skipped };
  const door = await seen(async () => open(environment));
  if (door.kind === "not-seen") return { settings: door, store: skipped, running: skipped };
  const { is: doors } = door;
  const store = await seen(async () => doors.check(doors.configured));
  const running = store.kind === "seen" && isOurs(store.is) ? await seen(async () => doors.seeRunning()) : skipped;
  return { settings, store, running };
}

/** Whether this program can read the tables. */
function isOurs({ version, fits, copied }: StoreReport): boolean {
  return version !== undefined && fits === "same" && copied === undefined;
}

async function seen<Fact>(look: () => Promise<Fact>): Promise<Seen<Fact>> {
  try {
    return { kind: "seen", is: await look() };
  } catch (error) {
    if (!isGuestlistError(error)) throw error;
    const { message: says, fix } = guestlistFailure(error);
    return { kind: "not-seen", says, ...(fix !== undefined && { fix }) };
  }
}
