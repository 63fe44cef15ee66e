/**
 * The cursor that marks a store as restored from a backup. Its value is the time of the backup, then, after a space, the id of the instance
 * that looks all open invitations up; empty once that is done, or if the mark was never set.
 */
export const restoredCursor = "restored-from-backup";

export interface RestoredMark {
  /** When the backup was made, or the store was marked. */
  readonly madeAt: string;
  /** The instance that looks everything up; absent before. */
  readonly by?: string;
}

/** Undefined: nothing waits to be looked up. */
export function readRestored(value = ""): RestoredMark | undefined {
  const [madeAt = "", by] = value.split(" ");
  return madeAt === "" ? undefined : { madeAt, ...(by !== undefined && { by }) };
}

export function restoredBy({ madeAt }: RestoredMark, instance: string): string {
  return `${madeAt} ${instance}`;
}
