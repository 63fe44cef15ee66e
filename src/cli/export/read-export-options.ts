import { extname } from "node:path";
import type { Instant } from "../../domain/ids.ts";
import { CommandFailure } from "../command-failure.ts";
import { readChoice } from "../arguments/read-choice.ts";
import { textOf } from "../arguments/text-of.ts";
import { readFilter } from "../invitations/read-filter.ts";
import type { OutputFormat } from "../output/printed.ts";
import { exportedThings } from "./exported.ts";
import type { ExportedThing } from "./exported.ts";

type Options = Readonly<Record<string, unknown>>;

/** What is exported, without what the store narrows. */
export interface ExportRequest {
  readonly what: ExportedThing;
  /** Undefined: stdout. */
  readonly file?: string;
  readonly mayReplace: boolean;
  readonly format: ExportFormat;
  readonly filter: ReturnType<typeof readFilter>;
}

const exportFormats = ["csv", "jsonl", "json"] as const;
type ExportFormat = (typeof exportFormats)[number];

/** What a file's name says about its format. */
const byName: Readonly<Record<string, ExportFormat>> = { ".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json" };

/** @throws CommandFailure `usage` */
export function readExportRequest(options: Options, output: OutputFormat | undefined, now: Instant): ExportRequest {
  const file = textOf(options, "file");
  if (file === "") throw new CommandFailure("usage", "--file takes the path of a file.");
  if (file === undefined && options["force"] === true) throw new CommandFailure("usage", "--force is for --file.");
  return {
    what: readChoice("--what", textOf(options, "what") ?? "invitations", exportedThings),
    ...(file !== undefined && { file }),
    mayReplace: options["force"] === true,
    format: readFormat(output, file),
    filter: readFilter(options, now),
  };
}

function readFormat(output: OutputFormat | undefined, file: string | undefined): ExportFormat {
  if (output === undefined) return byName[extname(file ?? "").toLowerCase()] ?? "csv";
  const format = exportFormats.find((one) => one === output);
  if (format) return format;
  throw new CommandFailure("usage", `An export is written as ${exportFormats.join(", ")}, not as ${output}.`);
}
