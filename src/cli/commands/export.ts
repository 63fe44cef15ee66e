import type { Instant } from "../../domain/ids.ts";
import { instantOf } from "../../domain/instant.ts";
import { decidedAt, exportedDecision, exportedEvent, exportedFields, exportedInvitation } from "../export/exported.ts";
import { readExportRequest } from "../export/read-export-options.ts";
import type { ExportRequest } from "../export/read-export-options.ts";
import { writeWhole, wholeFileAt } from "../export/whole-file.ts";
import type { CliCommand } from "../command.ts";
import { enterAsAdmin } from "../who/enter-as-admin.ts";
import type { Looking } from "../who/enter-to-look.ts";
import { stateWords } from "../invitations/read-filter.ts";
import type { PrintedRecord } from "../output/printed.ts";
import type { Shell } from "../shell.ts";

const examples = `
Examples:
  guestlist export --file invitations.csv
  guestlist export --what decisions --since 30d --file decisions.csv --force
  guestlist export --what events --since 30d --output jsonl
  guestlist export --state accepted --output json > accepted.json

A file is written as a whole, or not at all, and only its owner may read it.
There is no redeem link in any export. The bot works on meanwhile: each
invitation is exported as it stands when it is read, and those that are newer
than the start of the command are left out.`;

/** `guestlist export`: everything that Guestlist knows, for a spreadsheet or a program. */
export const exportAll: CliCommand = {
  define: (command) =>
    command
      .option("--what <what>", "invitations, decisions or events (default: invitations)")
      .option("--since <moment>", "created, decided or happened at this moment or later: 2026-11-20, 2026-11-20T14:30Z, 14d")
      .option("--until <moment>", "before this moment")
      .option("--state <states>", `only invitations in these states, separated by commas: ${stateWords.join(", ")}`)
      .option("--domain <domain>", "only partners of this domain")
      .option("--file <path>", "write to this file instead of stdout")
      .option("--force", "replace the file if it is there")
      .addHelpText("after", examples),
  async run(shell, _args, options) {
    const started = instantOf(Date.now());
    const request = readExportRequest(options, shell.common.output, started);
    const file = request.file === undefined ? undefined : await wholeFileAt(request.file, request);
    const { flows } = await enterAsAdmin(shell);
    const counting = { count: 0 };
    const fields = exportedFields[request.what];
    const records = counted(shell, recordsOf(flows, request, started), counting);
    const printed = { fields, records, usual: request.format, whenEmpty: "There is nothing to export." };
    if (!file) {
      await shell.print(printed);
      return "done";
    }
    const { formats } = await import("../output/formats.ts");
    const text = formats[request.format](printed, { hasColor: false, note: shell.say });
    await writeWhole(file, text, shell.stop);
    shell.say(`${counting.count.toLocaleString("en")} ${request.what} written to ${file.path}.`);
    return "done";
  },
};

type Flows = Looking["flows"];

function recordsOf(flows: Flows, { what, filter }: ExportRequest, started: Instant): AsyncIterable<PrintedRecord> {
  const { createdFrom: from, createdBefore = started, states, domain } = filter;
  const narrowed = { ...(states && { states }), ...(domain !== undefined && { domain }) };
  const times = { ...(from !== undefined && { from }), before: createdBefore };
  switch (what) {
    case "invitations":
      return invitations(flows, { ...filter, createdBefore });
    case "decisions":
      return decisions(flows, { ...narrowed, createdBefore }, times);
    case "events":
      return events(flows, { ...narrowed, ...times });
  }
}

async function* invitations(flows: Flows, filter: ExportRequest["filter"]): AsyncGenerator<PrintedRecord> {
  for await (const invitation of flows.listOurs({ looker: "app", filter, newestFirst: false })) yield exportedInvitation(invitation);
}

/** A request is decided after it was made, so the time of its creation narrows the list at its end alone. */
async function* decisions(
  flows: Flows,
  filter: ExportRequest["filter"],
  { from, before }: { readonly from?: Instant; readonly before: Instant },
): AsyncGenerator<PrintedRecord> {
  for await (const invitation of flows.listOurs({ looker: "app", filter, newestFirst: false })) {
    const at = decidedAt(invitation);
    const record = at !== undefined && at < before && (from === undefined || at >= from) ? exportedDecision(invitation) : undefined;
    if (record) yield record;
  }
}

async function* events(flows: Flows, filter: Parameters<Flows["readTrail"]>[0]): AsyncGenerator<PrintedRecord> {
  for await (const event of flows.readTrail(filter)) yield exportedEvent(event);
}

const toldEvery = 1_000;

async function* counted(
  { progress }: Shell,
  records: AsyncIterable<PrintedRecord>,
  counting: { count: number },
): AsyncGenerator<PrintedRecord> {
  for await (const record of records) {
    counting.count += 1;
    if (counting.count % toldEvery === 0) progress(`${counting.count.toLocaleString("en")} read`);
    yield record;
  }
}
