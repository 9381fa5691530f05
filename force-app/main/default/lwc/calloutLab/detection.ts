import { violationDetection } from 'c/evidence';
import { labels } from './labels';

const DETECTION_TEXTS = {
    event: labels.detectedByEvent,
    'reporting-observer': labels.detectedByReport,
    'resource-timing': labels.detectedByTiming
};

/** How this page can tell that its policy stopped a call. */
export const detectionText = (): string => DETECTION_TEXTS[violationDetection()];
