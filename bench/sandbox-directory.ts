import { z } from "zod";
import { createTenant } from "../sandbox/tenant/create-tenant.ts";
import { issueAppToken } from "../sandbox/entra/tokens.ts";
import { createGraph } from "../sandbox/graph/create-graph.ts";
import { createSigningKeys } from "../sandbox/entra/keys.ts";
import { seedCrowds } from "../sandbox/tenant/seed.ts";
import { GRAPH_AUDIENCE } from "../sandbox/directory/well-known.ts";

/**
 * The speed of the sandbox's directory with a million users, 100,000 of them guests: `node bench/sandbox-directory.ts`. Each line is the
 * median of some calls, in milliseconds, through Graph but without a network.
 */
const CROWD = { members: 900_000, guests: 90_000, acceptedGuests: 10_000 };
const CALLS = 9;
const page = z.looseObject({ "@odata.deltaLink": z.string().optional(), "@odata.nextLink": z.string().optional() });
type Page = z.infer<typeof page>;
const ORIGIN = "https://localhost";

async function main(): Promise<void> {
  const before = memory();
  const started = performance.now();
  const tenant = createTenant({ seed: 1 });
  const authority = { tenant, keys: await createSigningKeys(), apiUrl: () => ORIGIN };
  const graph = createGraph({ ...authority, pageUrl: () => "http://localhost" });
  print("start", performance.now() - started);
  tenant.control.patch({ throttling: "off" });
  const { token } = await issueAppToken(authority, GRAPH_AUDIENCE, [...tenant.app.granted.application]);
  const call = async (path: string): Promise<Page> => {
    const headers = { Authorization: `Bearer ${token}`, ConsistencyLevel: "eventual" };
    const response = await graph.request(path.startsWith("https") ? path : `${ORIGIN}/v1.0${path}`, { headers });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return page.parse(await response.json());
  };

  const latest = (await call("/users/delta?$select=id,externalUserState&$deltatoken=latest"))["@odata.deltaLink"] ?? "";
  const seeding = performance.now();
  seedCrowds(tenant, CROWD);
  print(`seed ${tenant.users.size.toLocaleString("en")} users`, performance.now() - seeding);
  const filter = (text: string) => `/users?$filter=${encodeURIComponent(text)}`;
  const pending = filter("userType eq 'Guest' and externalUserState eq 'PendingAcceptance'");
  const next = (await call(`${pending}&$top=999`))["@odata.nextLink"] ?? "";
  await measure("filter by mail", () => call(filter("mail eq 'partner-950000@northwind.example'")));
  await measure("filter by proxy address", () => call(filter("proxyAddresses/any(p:p eq 'smtp:user-777@contoso.onmicrosoft.com')")));
  await measure("first 100 pending guests", () => call(pending));
  await measure("the next 999 of them", () => call(next));
  await measure("count them", () => call(`${pending}&$count=true&$top=1`));
  await measure("a page of a sweep by delta", () => call("/users/delta?$select=id,externalUserState"));
  await measure("a page of the changes that the seed was", () => call(latest));
  const current = (await call("/users/delta?$select=id,externalUserState&$deltatoken=latest"))["@odata.deltaLink"] ?? "";
  for (let number = 0; number < 1_000; number += 1) {
    const user = tenant.users.at(tenant.users.size - 1 - number)?.user;
    if (user) tenant.users.update(user.id, { displayName: "Changed", externalUserState: "Accepted" });
  }
  await measure("a page of 1,000 changes by delta", () => call(current));
  print("memory of all that, in MB", memory() - before);
}

async function measure(what: string, act: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let time = 0; time < CALLS; time += 1) {
    const start = performance.now();
    await act();
    times.push(performance.now() - start);
  }
  print(what, times.sort((one, other) => one - other)[Math.floor(CALLS / 2)] ?? 0);
}

function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1024 / 1024;
}

function print(what: string, figure: number): void {
  console.log(`${what.padEnd(60)} ${figure.toFixed(1)}`);
}

if (import.meta.main) await main();
