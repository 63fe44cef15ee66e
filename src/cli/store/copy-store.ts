import type { StoreDoor } from "../../store-door.ts";
import { demandYes } from "../asking/demand-yes.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Exit } from "../exit.ts";
import { counted } from "../output.ts";
import type { Shell } from "../shell.ts";

/** The fields of a copied table. Scripts rely on the names. */
export const copiedFields = ["table", "rows", "checksum"] as const;

const written = (count: number) => count.toLocaleString("en");

interface Places {
  readonly from: string;
  readonly to: string;
}

/** `store copy`: all data of one store into another, which is empty. */
export async function copyStore(shell: Shell, door: StoreDoor, places: Places): Promise<Exit> {
  if (shell.common.whatIf) return foresee(shell, door, places.from);
  const question = { text: "Copy all data? Afterwards no bot starts on the first place any more." };
  await demandYes(shell, question, "Nothing was copied.");
  const { progress, stop } = shell;
  const tell = (table: string, rows: number) => progress(`${table}: ${written(rows)} rows copied`);
  const { from, to, tables } = await door.copy(places.from, places.to, { tell, stop });
  await shell.print({ fields: copiedFields, records: tables.map(({ table, rows, checksum }) => ({ table, rows, checksum })) });
  const rows = tables.reduce((sum, one) => sum + one.rows, 0);
  shell.say(`${written(rows)} rows of ${counted(tables.length, "table")} copied from ${from} to ${to}, read back and compared.`);
  shell.say("Now let DATABASE_URL name the new place, and start the bot there. No bot starts on the old one any more.");
  return "done";
}

async function foresee(shell: Shell, door: StoreDoor, from: string): Promise<Exit> {
  const { rows, bots, words } = await door.check(from);
  const tables = Object.entries(rows).map(([table, count]) => ({ table, rows: count, checksum: null }));
  await shell.print({ fields: copiedFields, records: tables });
  shell.say(`All of this would be copied from ${words}, and no bot would start there any more.`);
  if (bots.length > 0) throw new CommandFailure("failed", "A bot works on it now.", { fix: "Stop it before you copy." });
  return "done";
}

/** `store copy --unmark`: lets bots start again on a store whose data was copied elsewhere. */
export async function unmarkStore(shell: Shell, door: StoreDoor, place = door.configured): Promise<Exit> {
  const { copied, words } = await door.check(place);
  if (!copied) {
    shell.say(`There is no mark on ${words}: its data is there.`);
    return "done";
  }
  shell.say(
    copied.isUnderWay
      ? `The data of ${words} is being copied to ${copied.to} since ${copied.at}, or that was broken off. The copy may be whole: empty it first, or a bot that starts there works beside the one here.`
      : `The data of ${words} was copied to ${copied.to} on ${copied.at}.`,
  );
  if (shell.common.whatIf) {
    shell.say("The mark would be taken back.");
    return "done";
  }
  await demandYes(
    shell,
    { text: "Go on with the old place? What has happened at the new one isn't there, and both must never run at once." },
    "The mark is still there.",
  );
  if (!(await door.unmark(place, copied))) throw new CommandFailure("failed", "The copy has gone on meanwhile.", { fix: "Look again." });
  shell.say(`Bots start on ${words} again. Let DATABASE_URL name it.`);
  return "done";
}
