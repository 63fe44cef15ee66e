import { Argument } from "commander";
import type { CliCommand } from "../command.ts";
import { demandSettings } from "../demand-settings.ts";
import type { Exit } from "../exit.ts";
import type { Shell } from "../shell.ts";
import { readStoreRequest } from "../store/read-store-arguments.ts";
import type { StoreRequest } from "../store/read-store-arguments.ts";

const examples = `
Examples:
  guestlist store check
  guestlist store backup backups/2026-11-20.sqlite
  guestlist store check backups/2026-11-20.sqlite --output json
  guestlist store copy data/guestlist.sqlite DATABASE_URL
  guestlist store copy --unmark data/guestlist.sqlite
  guestlist store restored

A place is a file or a URL like that of DATABASE_URL. The name of a setting
stands for its value, so that no password is typed.`;

/** `guestlist store copy`, `backup`, `check` and `restored`: the database as a whole. */
export const store: CliCommand = {
  define: (command) =>
    command
      .usage("copy <from> <to> | backup <file> | check | restored")
      .addArgument(new Argument("<action>", "what to do").choices(["copy", "backup", "check", "restored"]))
      .argument("[places...]", "the file, URL or setting; where none is needed, that of the configuration")
      .option("--unmark", "copy: let bots start again on a place whose data was copied elsewhere")
      .addHelpText("after", examples),
  async run(shell, args, options) {
    const environment = await shell.environment();
    const request = readStoreRequest(args, options, environment);
    demandSettings(environment);
    return run(shell, request);
  },
};

async function run(shell: Shell, request: StoreRequest): Promise<Exit> {
  const { openStoreDoor } = await import("../../store-door.ts");
  const door = openStoreDoor(await shell.environment());
  switch (request.kind) {
    case "copy":
      return (await import("../store/copy-store.ts")).copyStore(shell, door, request);
    case "unmark":
      return (await import("../store/copy-store.ts")).unmarkStore(shell, door, request.place);
    case "backup":
      return (await import("../store/back-up-store.ts")).backUpStore(shell, door, request.file);
    case "check":
      return (await import("../store/check-store.ts")).checkStore(shell, door, request.place);
    case "restored":
      return (await import("../store/mark-restored.ts")).markRestored(shell, door, request.place);
  }
}
