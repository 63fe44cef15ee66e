/** A scenario that this machine can't show: a program or a permission is missing. */
export class CannotRun extends Error {}
