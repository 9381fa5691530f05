import pending from '@salesforce/label/c.LaneExplanation_Pending';
import idle from '@salesforce/label/c.LaneExplanation_Idle';

export const labels = {
    pending,
    idle
};
