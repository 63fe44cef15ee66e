import type { StoreDoor } from "../../store-door.ts";
import { quotedArgument } from "../arguments/quoted-argument.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Exit } from "../exit.ts";
import type { Shell } from "../shell.ts";

/** `store backup`: the configured store as one file, while the bot works. */
export async function backUpStore(shell: Shell, door: StoreDoor, file: string): Promise<Exit> {
  if (door.namesPostgres(door.configured)) throw postgresSavesItself();
  if (shell.common.whatIf) {
    shell.say(`The database would be backed up to ${quotedArgument(file)}.`);
    return "done";
  }
  const outcome = await door.backUp(door.configured, file);
  switch (outcome.kind) {
    case "written":
      shell.say(`${outcome.bytes.toLocaleString("en")} bytes written to ${outcome.file}, and checked.`);
      shell.say("Its encrypted parts can be read with ENCRYPTION_KEY only: keep that elsewhere, and just as long.");
      return "done";
    case "exists":
      throw new CommandFailure("usage", `${quotedArgument(outcome.file)} exists already, and is as it was.`, { fix: "Name a new file." });
    case "not-written":
      throw new CommandFailure("failed", `${quotedArgument(outcome.file)} can't be written: ${outcome.why}.`);
  }
}

function postgresSavesItself(): CommandFailure {
  return new CommandFailure("usage", "DATABASE_URL names PostgreSQL, which makes its own backups.", {
    fix: 'Run, as the role that owns the tables: pg_dump --format=custom --no-owner --file=guestlist.dump "$MIGRATION_DATABASE_URL"\nIt saves one moment of the whole database while the bots work. docs/operations.md has the way back.',
  });
}
