import { CommandFailure } from "../command-failure.ts";
import type { OutputFormat } from "../output/printed.ts";
import { jsonValue } from "../guests/json-value.ts";
import { bindParameters } from "./bind-parameters.ts";
import type { Cmdlet } from "./cmdlet.ts";
import { cmdletHelp } from "./cmdlet-help.ts";
import { convertToCsv, formatList, formatTable } from "./format-parameters.ts";
import { readJsonLines } from "./json-lines.ts";
import type { JsonObject } from "./json-lines.ts";
import type { CmdletTable } from "./parameter.ts";
import { propertyNames } from "./property-names.ts";
import { readNameList } from "./read-name-list.ts";
import { sayIgnored } from "./say-ignored.ts";

export const formatListCmdlet = formatting(formatList, "list", "-Property DisplayName,UserState");
export const formatTableCmdlet = formatting(formatTable, "table", "-Property DisplayName,UserState");
export const convertToCsvCmdlet = formatting(convertToCsv, "csv", "> guests.csv");

/** A cmdlet that prints the objects of the command before it. */
function formatting(table: CmdletTable, usual: OutputFormat, end: string): Cmdlet {
  return {
    help: cmdletHelp(table, `Reads JSON lines. Example:\n  guestlist Get-AzureADUser -All true |\n    guestlist ${table.name} ${end}`),
    async run(shell, args) {
      const given = bindParameters(table, args);
      const asked = given.names("Property");
      const names = asked && readNameList(asked);
      sayIgnored(shell, given);
      if (shell.stdin.isTTY === true) throw unfed(table.name);
      const objects = readJsonLines(shell.stdin);
      const first = await objects.next();
      if (first.done === true) return "done";
      const fields = propertyNames(first.value, names);
      await shell.print({ fields, records: records(first.value, objects), usual });
      return "done";
    },
  };
}

async function* records(first: JsonObject, others: AsyncIterable<JsonObject>) {
  yield recordOf(first);
  for await (const object of others) yield recordOf(object);
}

function recordOf(object: JsonObject) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, jsonValue(value)]));
}

function unfed(name: string): CommandFailure {
  return new CommandFailure("usage", `${name} prints the objects of another command, and there is none before it.`, {
    fix: `Write guestlist Get-AzureADUser | guestlist ${name}.`,
  });
}
