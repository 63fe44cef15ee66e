/** `npm run policy -- check <file>` and `-- explain <requester> <email>`: the command `guestlist policy`. */
import { startGuestlist } from "./guestlist/start-guestlist.ts";

await startGuestlist(["policy", ...process.argv.slice(2)]);
