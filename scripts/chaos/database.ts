import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { z } from "zod";

const invitationRow = z.object({
  id: z.string(),
  state: z.string(),
  reason: z.string().nullable(),
  email: z.string(),
  since: z.string(),
  home_card: z.string(),
  resends: z.number(),
  approval: z.string().nullable(),
  /** Who may not have got a notice, as JSON. */
  untold: z.string().nullable(),
});

export type InvitationRow = z.infer<typeof invitationRow>;

const eventRow = z.object({ invitation: z.string(), what: z.string() });

export type EventRow = z.infer<typeof eventRow>;

const jobRow = z.object({
  task: z.string(),
  due: z.string(),
  attempts: z.number(),
  lease: z.string().nullable(),
  leased_until: z.string().nullable(),
  error: z.string().nullable(),
});

export interface Job extends z.infer<typeof jobRow> {
  readonly kind: string;
}

const countRow = z.object({ n: z.number() });

const task = z.object({ kind: z.string() });

/** Jobs that stand for ever and come back by themselves. */
const standing: ReadonlySet<string> = new Set(["follow-directory", "check-guests", "purge-receipts", "watch-gate", "keep-subscription"]);

export function isStanding({ kind }: Job): boolean {
  return standing.has(kind);
}

/** The bot's database, read beside it. */
export class Database {
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  rows(sql: string, ...values: SQLInputValue[]): readonly unknown[] {
    const database = new DatabaseSync(this.file, { readOnly: true, timeout: 5000 });
    try {
      return database.prepare(sql).all(...values);
    } finally {
      database.close();
    }
  }

  count(condition: string, ...values: SQLInputValue[]): number {
    const [row] = this.rows(`select count(*) n from invitations where ${condition}`, ...values);
    return countRow.parse(row).n;
  }

  invitations(): readonly InvitationRow[] {
    return invitationRow.array().parse(this.rows("select * from invitations"));
  }

  events(): readonly EventRow[] {
    return eventRow.array().parse(this.rows("select invitation, what from events order by id"));
  }

  jobs(): readonly Job[] {
    const rows = jobRow.array().parse(this.rows("select * from jobs"));
    return rows.map((row) => ({ ...row, kind: task.parse(JSON.parse(row.task)).kind }));
  }

  /** Kinds of the jobs that somebody has claimed, dead or alive. */
  leased(): readonly string[] {
    return this.jobs().flatMap(({ kind, lease }) => (lease === null ? [] : [kind]));
  }
}
