import { isAlive } from "../../domain/is-alive.ts";
import { readRestored, restoredBy, restoredCursor } from "../../domain/restored-cursor.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "clock" | "cursors" | "instances" | "invitations">;

/** `held`: this instance looks the restored store up, until it takes the mark away. `waits`: another one does, and is alive. */
export type RestoredClaim =
  | { readonly kind: "not-restored" | "waits" }
  | {
      readonly kind: "held";
      /** When the backup was made. */
      readonly madeAt: string;
      /** Takes the mark away. False if another instance has taken over meanwhile. */
      release(): Promise<boolean>;
    };

/** Makes this instance the one that looks a restored store up; it takes over from one whose heartbeat is missing. */
export async function claimRestored({ clock, cursors, instances, invitations }: Needs): Promise<RestoredClaim> {
  const move = async (from: string, to: string) =>
    (await invitations.commit({ invitations: [], events: [], jobs: [], cursor: { name: restoredCursor, from, to } })) === "committed";
  const value = await cursors.find(restoredCursor);
  const mark = readRestored(value);
  if (value === undefined || !mark) return { kind: "not-restored" };
  const held = restoredBy(mark, instances.id);
  if (value !== held) {
    const isHeld = (await instances.list()).some((one) => one.id === mark.by && isAlive(one, clock.now()));
    if (isHeld || !(await move(value, held))) return { kind: "waits" };
  }
  return { kind: "held", madeAt: mark.madeAt, release: () => move(held, "") };
}
