import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DCLinter } from 'dclint';
import { parse } from 'yaml';

import { newest } from '../../harness/versions.mts';
import { version } from '../../package.json';

const folder = path.resolve(__dirname, '..', '..', 'docs', 'queue-mode');
const file = path.join(folder, 'docker-compose.yml');
const text = readFileSync(file, 'utf8');
const caddyfile = readFileSync(path.join(folder, 'Caddyfile'), 'utf8');

interface Service {
	image: string;
	command?: string | string[];
	environment?: Record<string, string>;
	depends_on?: Record<string, { condition: string }>;
	volumes?: string[];
	stop_grace_period?: string;
	healthcheck?: { test: string[] };
	deploy?: { replicas: number };
}

const { services } = parse(text, { merge: true }) as { services: Record<string, Service> };

const PROCESSES = ['main', 'webhook1', 'webhook2', 'worker'];

/** What the compose specification's schema says of a file. */
function schemaProblems(compose: string): string[] {
	const linter = new DCLinter({ rules: {}, quiet: true, debug: false, exclude: [] });
	const results = linter.lintFiles([compose], false);
	const all = results.flatMap(({ messages }) => messages);
	return all.filter(({ rule }) => rule === 'invalid-schema').map(({ message }) => message);
}

describe('docker-compose.yml of queue mode', () => {
	it('keeps to the schema of the compose specification', () => {
		expect(schemaProblems(file)).toEqual([]);
	});

	it('is checked against a schema that refuses a misspelled key', () => {
		const place = mkdtempSync(path.join(tmpdir(), 'compose-'));
		const misspelled = path.join(place, 'docker-compose.yml');
		writeFileSync(misspelled, text.replace('healthcheck:', 'heathcheck:'));
		expect(schemaProblems(misspelled)).not.toEqual([]);
		rmSync(place, { recursive: true });
	});

	it('has one main process, two for webhooks and two workers of a tested n8n', () => {
		const images = PROCESSES.map((name) => services[name].image);
		expect(new Set(images)).toEqual(new Set([`docker.n8n.io/n8nio/n8n:${newest.version}`]));
		expect([services.webhook1.command, services.webhook2.command]).toEqual(['webhook', 'webhook']);
		expect(services.worker).toMatchObject({
			command: 'worker --concurrency=10',
			deploy: { replicas: 2 },
		});
	});

	it('gives all processes the same settings and this version of the package', () => {
		for (const name of PROCESSES) {
			const { environment, volumes, depends_on } = services[name];
			expect(environment).toEqual(services.main.environment);
			expect(volumes).toContain('packages:/home/node/.n8n/nodes');
			expect(depends_on?.package.condition).toBe('service_completed_successfully');
		}
		const [, , script] = services.package.command as string[];
		expect(script).toContain(`npm install n8n-nodes-exotel-whatsapp@${version} `);
	});

	it('lets no process start before what it needs is healthy', () => {
		for (const { depends_on = {} } of Object.values(services)) {
			for (const [name, { condition }] of Object.entries(depends_on)) {
				const isJob = name === 'package';
				expect(condition).toBe(isJob ? 'service_completed_successfully' : 'service_healthy');
				if (!isJob) expect(services[name].healthcheck?.test.length).toBeGreaterThan(1);
			}
		}
		expect(Object.keys(services.worker.depends_on ?? {})).toContain('main');
	});

	it('gives a worker the time that n8n takes to end what runs', () => {
		const seconds = Number(services.worker.environment?.N8N_GRACEFUL_SHUTDOWN_TIMEOUT);
		expect(parseInt(services.worker.stop_grace_period ?? '', 10)).toBeGreaterThan(seconds);
	});

	it('sends webhooks to processes that call themselves ready, and all else to the main one', () => {
		expect(caddyfile).toContain('reverse_proxy @webhooks webhook1:5678 webhook2:5678 {');
		expect(caddyfile).toContain('health_uri /healthz/readiness');
		expect(caddyfile).toMatch(/^\treverse_proxy main:5678$/m);
		expect(services.main.environment?.N8N_DISABLE_PRODUCTION_MAIN_PROCESS).toBe('true');
	});
});
