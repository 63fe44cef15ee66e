import { openStore } from "../src/adapters/store/database.ts";
import { systemClock } from "../src/clock.ts";
import { defaultPace } from "../src/domain/pace/pace.ts";

const hour = 3_600_000;

/**
 * Before so many submits: leaves in the ledger what a tenant has there that sends all that it may, on average over these submits, and
 * forgets what the person has done lately, who would soon be over their limits.
 */
export async function resetToFullDay(settings: Readonly<Record<string, string>>, submits: number): Promise<void> {
  const [url, encryptionKey] = [settings["DATABASE_URL"] ?? "", settings["ENCRYPTION_KEY"] ?? ""];
  const store = await openStore({ url, encryptionKey, clock: systemClock });
  const { posts } = await store.posts.read();
  const oldest = posts.at(submits / 2 - defaultPace.perDay);
  if (oldest) await store.posts.purge(oldest.at);
  await store.limits.purge(systemClock.later(hour));
  await store.close();
}
