import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {
    createApexRuntime,
    type ApexOrgEnvironment,
    type ApexRuntime,
    type ApexSource
} from '../packages/apex-runtime/index.ts';
import { readSecrets, resolveNamedCredentials, type Secrets } from '../packages/project/credentials.ts';
import {
    contentSecurityPolicy,
    readOrgMetadata,
    reportOnlyPolicy,
    type CspDirectives,
    type Origins,
    type OrgMetadata
} from '../packages/project/index.ts';
import { readPlaceholders } from '../packages/project/replacements.ts';
import { recordStore } from './rest/records.ts';

export interface OrgOptions {
    /** The directory of sfdx-project.json. */
    projectDir: string;
    /** Replacement variable → loopback origin. */
    origins: Origins;
    /** Secrets of External Credentials that neither the file nor the environment gives. */
    secrets?: Secrets;
    /** The session setting at the start; `updated` when left out, as in a new org. */
    cspDirectives?: CspDirectives;
}

const REPORT_TO_SETUP = 'report-uri /setup/violations/report';

/** The APIs on loopback have no TLS: what any https host may serve, they may serve too. */
const alsoWithoutTls = (policy: string): string =>
    policy.replace(/\b(font|frame)-src [^;]*\bhttps:(?!\/)/g, '$& http:');

type ApexAnswer = Awaited<ReturnType<ApexRuntime['invoke']>>;

/** The org's state: its metadata and its Apex, read from force-app and read anew when a file changes. */
export class Org {
    readonly sourceDir: string;
    private readonly options: OrgOptions;
    private files: OrgMetadata;
    /** Lists that were changed in Setup: they stand in for those of the files until they are reset. */
    private changes: Partial<OrgMetadata> = {};
    private secrets: Secrets;
    /** *Adopt updated CSP directives* in the session settings: no metadata holds it, a switch of Setup does. */
    cspDirectives: CspDirectives;
    private runtime: ApexRuntime | undefined;
    /** Why the Apex does not run, when it does not. */
    apexProblem: string | undefined;

    constructor(options: OrgOptions) {
        this.options = options;
        this.cspDirectives = options.cspDirectives ?? 'updated';
        this.sourceDir = path.join(options.projectDir, 'force-app');
        this.files = this.readMetadata();
        this.secrets = this.readOrgSecrets();
        this.loadApex();
    }

    get metadata(): Readonly<OrgMetadata> {
        return { ...this.files, ...this.changes };
    }

    change(part: Partial<OrgMetadata>): void {
        this.changes = { ...this.changes, ...part };
    }

    reset(part: keyof OrgMetadata): void {
        delete this.changes[part];
    }

    isChanged(part: keyof OrgMetadata): boolean {
        return part in this.changes;
    }

    /** The Salesforce project that this org is made of. */
    get projectDir(): string {
        return this.options.projectDir;
    }

    /** What the files of force-app say instead of one of today's origins, where that is a placeholder. */
    placeholderOf(origin: string): string | undefined {
        return readPlaceholders(this.options.projectDir, this.options.origins).get(origin);
    }

    /** By `report-uri` alone: where `report-to` stands too, Chromium ignores it, and to http, even to localhost, it reports nothing. */
    get contentSecurityPolicy(): string {
        const policy = contentSecurityPolicy(this.metadata.trustedSites, this.cspDirectives);
        return `${alsoWithoutTls(policy)}; ${REPORT_TO_SETUP}`;
    }

    /** What is reported and not blocked, as the value of its header; undefined when that is nothing. */
    get reportOnlyPolicy(): string | undefined {
        const policy = reportOnlyPolicy(this.metadata.trustedSites, this.cspDirectives);
        return policy && `${policy}; ${REPORT_TO_SETUP}`;
    }

    label(name: string): string | undefined {
        return this.metadata.labels.get(name);
    }

    staticResource(name: string): { content: Buffer; contentType: string } | undefined {
        const resource = this.metadata.staticResources.get(name);
        return resource && { content: fs.readFileSync(resource.file), contentType: resource.contentType };
    }

    /** A fingerprint of all labels: the page has them built in, so that it is built anew when one changes. */
    get labelVersion(): string {
        return crypto
            .createHash('sha256')
            .update(JSON.stringify([...this.metadata.labels]))
            .digest('hex');
    }

    /** Throws a MetadataError, and keeps what it had, when a file cannot be used. */
    reloadMetadata(): void {
        this.files = this.readMetadata();
        this.secrets = this.readOrgSecrets();
    }

    loadApex(): void {
        try {
            this.runtime = createApexRuntime(this.apexSources(), this.environment());
            this.apexProblem = undefined;
        } catch (error) {
            this.runtime = undefined;
            this.apexProblem = (error as Error).message;
        }
    }

    async invokeApex(className: string, methodName: string, params: Record<string, unknown>): Promise<ApexAnswer> {
        if (!this.runtime) {
            const message = `The Apex of this org did not load. ${this.apexProblem}`;
            return {
                ok: false,
                error: { message, exceptionType: 'System.TypeException', isUserDefinedException: false }
            };
        }
        return this.runtime.invoke(className, methodName, params);
    }

    private readMetadata(): OrgMetadata {
        return readOrgMetadata(this.sourceDir, { projectDir: this.options.projectDir, origins: this.options.origins });
    }

    private readOrgSecrets(): Secrets {
        return readSecrets(this.options.projectDir, this.metadata, this.options.secrets);
    }

    private apexSources(): ApexSource[] {
        return fs
            .readdirSync(this.sourceDir, { recursive: true, encoding: 'utf8' })
            .filter((file) => file.endsWith('.cls'))
            .sort()
            .map((file) => path.join(this.sourceDir, file))
            .map((file) => ({
                path: path.relative(this.options.projectDir, file),
                text: fs.readFileSync(file, 'utf8')
            }));
    }

    private environment(): ApexOrgEnvironment {
        return {
            remoteSites: () => this.metadata.remoteSites,
            namedCredentials: () => resolveNamedCredentials(this.metadata, this.secrets),
            customMetadata: (type) => this.metadata.customMetadata.get(type) ?? [],
            label: (name) => this.label(name),
            staticResource: (name) => this.staticResource(name)?.content,
            records: recordStore(() => this.metadata.permissionSets)
        };
    }
}
