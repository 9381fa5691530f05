import type { CheckResult, Finding } from '../finding.ts';
import type { MetadataFile, Project } from '../project.ts';
import { all, first, textOf, type XmlElement } from '../../../packages/project/index.ts';

/** Regions of the page templates that this project uses; Salesforce publishes no list. */
const REGIONS: Record<string, string[]> = {
    'flexipage:defaultAppHomeTemplate': ['main'],
    'home:desktopTemplate': ['top', 'bottomLeft', 'bottomRight', 'sidebar']
};

/** What a component must name among its targets to stand on such a page. */
const TARGET_OF_PAGE: Record<string, string> = {
    AppPage: 'lightning__AppPage',
    HomePage: 'lightning__HomePage',
    RecordPage: 'lightning__RecordPage',
    UtilityBar: 'lightning__UtilityBar'
};

const TARGETS = new Set([
    'analytics__Dashboard',
    'lightning__AgentforceInput',
    'lightning__AgentforceOutput',
    'lightning__AppPage',
    'lightning__EnablementProgram',
    'lightning__FlowScreen',
    'lightning__GlobalAction',
    'lightning__HomePage',
    'lightning__Inbox',
    'lightning__RecordAction',
    'lightning__RecordPage',
    'lightning__Tab',
    'lightning__UrlAddressable',
    'lightning__UtilityBar',
    'lightning__VoiceExtension',
    'lightningCommunity__Default',
    'lightningCommunity__Page',
    'lightningCommunity__Page_Layout',
    'lightningCommunity__Theme_Layout',
    'lightningSnapin__ChatHeader',
    'lightningSnapin__ChatMessage',
    'lightningSnapin__Minimized',
    'lightningSnapin__PreChat',
    'lightningStatic__Email'
]);

/** App → tab → page → component, with the component's targets. */
export function checkPages(project: Project): CheckResult {
    const apps = project.ofType('CustomApplication');
    const tabs = project.ofType('CustomTab');
    const pages = project.ofType('FlexiPage');
    const bundles = project.ofType('LightningComponentBundle');
    return {
        checked: apps.length + tabs.length + pages.length + bundles.length,
        findings: [
            ...apps.flatMap((app) => checkApp(project, app)),
            ...tabs.flatMap((tab) => checkTab(project, tab)),
            ...pages.flatMap((page) => checkPage(project, page)),
            ...bundles.flatMap(checkTargets)
        ]
    };
}

function checkApp(project: Project, { file, root }: MetadataFile): Finding[] {
    const tabs = all(root, 'tabs');
    const unknown = tabs.filter(({ text }) => !text.startsWith('standard-') && !project.named('CustomTab', text));
    return [
        ...unknown.map(({ text, line }) => ({
            file,
            line,
            problem: `The app shows the tab ${text}, which is not in the project.`,
            remedy: 'Correct the name, or remove this <tabs>.'
        })),
        ...(textOf(root, 'uiType') === 'Lightning'
            ? []
            : [
                  {
                      file,
                      line: root.line,
                      problem:
                          'The app is not a Lightning app, so that the App Launcher of Lightning does not show it.',
                      remedy: 'Write <uiType>Lightning</uiType>.'
                  }
              ])
    ];
}

const TAB_CONTENT = ['auraComponent', 'customObject', 'flexiPage', 'lwcComponent', 'page', 'scontrol', 'url'];

function checkTab(project: Project, { file, root }: MetadataFile): Finding[] {
    const content = root.children.filter(({ name }) => TAB_CONTENT.includes(name));
    if (content.length !== 1) {
        return [
            {
                file,
                line: content[1]?.line ?? root.line,
                problem: `A tab shows one thing; this one has ${content.length}.`,
                remedy: `Keep one of ${TAB_CONTENT.map((name) => `<${name}>`).join(', ')}.`
            }
        ];
    }
    const [{ name, text, line }] = content;
    if (name === 'flexiPage' && !project.named('FlexiPage', text)) {
        return [
            {
                file,
                line,
                problem: `The tab shows the page ${text}, which is not in the project.`,
                remedy: 'Correct the name of the <flexiPage>.'
            }
        ];
    }
    return name === 'lwcComponent' ? checkComponent(project, file, first(root, name)!, text, 'lightning__Tab') : [];
}

function checkPage(project: Project, { file, root }: MetadataFile): Finding[] {
    const type = textOf(root, 'type') ?? '';
    const template = first(root, 'template');
    const regions = REGIONS[(template && textOf(template, 'name')) ?? ''];
    return all(root, 'flexiPageRegions').flatMap((region) => {
        const name = textOf(region, 'name') ?? '';
        const findings: Finding[] = [];
        if (regions && !regions.includes(name)) {
            findings.push({
                file,
                line: region.line,
                problem: `The template has no region "${name}".`,
                remedy: `Use ${regions.join(' or ')}.`
            });
        }
        for (const instance of all(region, 'itemInstances').flatMap((item) => all(item, 'componentInstance'))) {
            const [namespace, component] = (textOf(instance, 'componentName') ?? '').split(':');
            if (namespace === 'c') {
                findings.push(...checkComponent(project, file, instance, component, TARGET_OF_PAGE[type]));
            }
        }
        return findings;
    });
}

function checkComponent(
    project: Project,
    file: string,
    { line }: XmlElement,
    component: string,
    target: string | undefined
): Finding[] {
    const bundle = project.named('LightningComponentBundle', component);
    if (!bundle) {
        return [
            {
                file,
                line,
                problem: `The component c:${component} is not in the project.`,
                remedy: 'Correct the name of the component.'
            }
        ];
    }
    const exposed = textOf(bundle.root, 'isExposed') === 'true';
    const targets = all(bundle.root, 'targets').flatMap((each) => all(each, 'target').map(({ text }) => text));
    if (!exposed || (target && !targets.includes(target))) {
        return [
            {
                file: bundle.file,
                line: (first(bundle.root, exposed ? 'targets' : 'isExposed') ?? bundle.root).line,
                problem: `${file.split('/').at(-1)} shows c:${component}, which is not ${
                    exposed ? `meant for ${target}` : 'exposed'
                }.`,
                remedy: exposed ? `Add <target>${target}</target>.` : 'Write <isExposed>true</isExposed>.'
            }
        ];
    }
    return [];
}

function checkTargets({ file, root }: MetadataFile): Finding[] {
    return all(root, 'targets')
        .flatMap((targets) => all(targets, 'target'))
        .filter(({ text }) => !TARGETS.has(text))
        .map(({ text, line }) => ({
            file,
            line,
            problem: `The platform has no target ${text}.`,
            remedy: 'Correct the name, such as lightning__AppPage.'
        }));
}
