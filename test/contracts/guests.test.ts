import { guestsContract } from "./guests.ts";
import { describeStores } from "./store-under-test.ts";

describeStores("Guests", guestsContract);
