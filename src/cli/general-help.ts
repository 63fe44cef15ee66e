import type { ListedCommand } from "./command.ts";
import { lined } from "./lined.ts";

interface Group {
  readonly title: string;
  readonly names: readonly string[];
  readonly example: string;
}

const groups: readonly Group[] = [
  {
    title: "Invite",
    names: ["invite", "list", "show", "resend", "revoke", "history"],
    example: "guestlist invite dana@fabrikam.com --message Welcome",
  },
  { title: "Decide", names: ["waiting", "approve", "reject"], example: "guestlist waiting --output json" },
  { title: "The directory", names: ["guests", "import"], example: "guestlist guests --state pending --older-than 14d" },
  {
    title: "Run Guestlist",
    names: ["export", "jobs", "announcements", "policy", "store", "doctor", "completion"],
    example: "guestlist policy check policy.json",
  },
];

/** `guestlist --help`: text of the table alone, so that it needs no library. At most 80 characters wide. */
export function generalHelp(commands: readonly ListedCommand[], cmdlets: readonly { readonly name: string }[]): string {
  const known = groups.flatMap(({ names }) => names);
  const others = { title: "More", names: commands.map(({ name }) => name).filter((name) => !known.includes(name)), example: "" };
  const parts = [...groups, others].map((group) => groupText(group, commands)).filter((text) => text !== "");
  return [
    "Usage: guestlist <command> [options]",
    "Invites partners into your Microsoft Entra tenant, and shows its guests.",
    ...parts,
    ...(cmdlets.length > 0 ? [cmdletsText(cmdlets.map(({ name }) => name))] : []),
    "guestlist <command> --help shows the options of a command, with examples.\nEvery command has --output table|list|json|jsonl|csv, --quiet and --verbose.",
  ]
    .map((part) => `${part}\n`)
    .join("\n");
}

const nameWidth = 15;

function groupText({ title, names, example }: Group, commands: readonly ListedCommand[]): string {
  const shown = names.flatMap((name) => commands.find((one) => one.name === name) ?? []);
  if (shown.length === 0) return "";
  const lines = shown.map(
    ({ name, summary }) => `  ${name.padEnd(nameWidth)}${lined(summary, 80 - nameWidth - 2, " ".repeat(nameWidth + 2))}`,
  );
  const isShown = shown.some(({ name }) => example.startsWith(`guestlist ${name} `));
  return [`${title}:`, ...lines, ...(isShown ? [`  $ ${example}`] : [])].join("\n");
}

function cmdletsText(names: readonly string[]): string {
  return `PowerShell's names, in any case, with their own parameters:\n  ${lined(names.join(", "), 78, "  ")}`;
}
