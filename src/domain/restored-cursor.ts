/**
 * The cursor that marks a store as restored from a backup. Its value is the time of the backup; empty once every open invitation was looked
 * up, or the mark was never set.
 */
export const restoredCursor = "restored-from-backup";
