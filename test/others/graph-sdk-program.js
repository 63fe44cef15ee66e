// A program on the Graph SDK and @azure/identity, written as their documentation shows. It pages through /users, invites a guest,
// and follows /users/delta, by the SDK's own PageIterator. GRAPH_URL and AUTHORITY point both somewhere else than at Microsoft.
import { ClientSecretCredential } from "@azure/identity";
import { Client, PageIterator } from "@microsoft/microsoft-graph-client";
import { TokenCredentialAuthenticationProvider } from "@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials/index.js";

const { CLIENT_ID, CLIENT_SECRET, TENANT_ID, GRAPH_URL, AUTHORITY } = process.env;

const elsewhere = AUTHORITY ? { authorityHost: AUTHORITY, disableInstanceDiscovery: true } : {};
const credential = new ClientSecretCredential(TENANT_ID, CLIENT_ID, CLIENT_SECRET, elsewhere);
const authProvider = new TokenCredentialAuthenticationProvider(credential, { scopes: ["https://graph.microsoft.com/.default"] });
const client = Client.initWithMiddleware(
  GRAPH_URL ? { authProvider, baseUrl: `${GRAPH_URL}/`, customHosts: new Set([new URL(GRAPH_URL).hostname]) } : { authProvider },
);

/** Every item of a collection, page by page, and the delta link at its end if there is one. */
async function collect(request) {
  const items = [];
  const pages = new PageIterator(client, await request.get(), (item) => items.push(item));
  await pages.iterate();
  return { items, deltaLink: pages.getDeltaLink() };
}

const users = await collect(client.api("/users").select("id,mail").top(3));
const start = await client.api("/users/delta?$deltatoken=latest&$select=mail,externalUserState").get();
const invitation = await client.api("/invitations").post({
  invitedUserEmailAddress: "pat@fabrikam.com",
  inviteRedirectUrl: "https://myapps.microsoft.com",
});
const round = await collect(client.api(start["@odata.deltaLink"]));
const quiet = await collect(client.api(round.deltaLink));

process.stdout.write(
  JSON.stringify({
    mails: users.items.map(({ mail }) => mail),
    invited: invitation.invitedUser.id,
    changes: round.items.map(({ id, externalUserState }) => ({ id, externalUserState })),
    changesAfterThat: quiet.items.length,
  }),
);
