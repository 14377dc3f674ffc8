import { startSandbox } from './server.mts';

/** `npm run sandbox`: a local Exotel on the port in SANDBOX_PORT, 4010 unless told. */
const sandbox = await startSandbox({ port: Number(process.env.SANDBOX_PORT ?? 4010) });
const { apiKey, apiToken, accountSid, wabaId } = sandbox.account;
console.log(`Exotel sandbox: ${sandbox.url}`);
console.log(
	`API key ${apiKey}, API token ${apiToken}, account SID ${accountSid}, WABA ID ${wabaId}`,
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void sandbox.stop().then(() => process.exit(0)));
}
