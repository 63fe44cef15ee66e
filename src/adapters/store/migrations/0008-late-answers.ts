import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** A migration runs on the tables of its time, which today's types don't describe. */
type Database = Kysely<unknown>;

/** Answers to presses that became known after their turn. */
export const lateAnswers: Migration = {
  async up(db: Database) {
    await db.schema
      .createTable("late_answers")
      .addColumn("conversation", "text", (column) => column.notNull())
      .addColumn("card", "text", (column) => column.notNull())
      .addColumn("person", "text", (column) => column.notNull())
      .addColumn("invitation", "text")
      .addColumn("version", "integer")
      .addColumn("sealed", "text", (column) => column.notNull())
      .addColumn("kept_at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("late_answers_once", ["conversation", "card", "person"])
      .execute();
    await db.schema.createIndex("late_answers_by_time").on("late_answers").column("kept_at").execute();
  },
};
