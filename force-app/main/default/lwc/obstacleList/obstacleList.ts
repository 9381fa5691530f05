import { api, LightningElement } from 'lwc';
import { gateName } from 'c/labelText';
import type { Finding, Obstacle } from 'c/crossOrigin';
import { labels } from './labels';

/** What comes after the obstacle that stopped a call, each with its fixes; and what the answers show beside that. */
export default class ObstacleList extends LightningElement {
    @api findings: Finding[] = [];
    @api obstacles: Obstacle[] = [];

    labels = labels;

    get hasFindings(): boolean {
        return this.findings.length > 0;
    }

    get hasNext(): boolean {
        return this.obstacles.length > 0;
    }

    get views() {
        return this.obstacles.map((obstacle, index) => ({
            ...obstacle,
            key: `${index} ${obstacle.reason}`,
            gateText: gateName(obstacle.gate)
        }));
    }
}
