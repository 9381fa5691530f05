import saw from '@salesforce/label/c.SeenRequests_Saw';
import sawCount from '@salesforce/label/c.SeenRequests_SawCount';
import sawOne from '@salesforce/label/c.SeenRequests_SawOne';
import none from '@salesforce/label/c.SeenRequests_None';
import idle from '@salesforce/label/c.SeenRequests_Idle';
import noLog from '@salesforce/label/c.SeenRequests_NoLog';
import columnLane from '@salesforce/label/c.SeenRequests_ColumnLane';
import columnRequest from '@salesforce/label/c.SeenRequests_ColumnRequest';
import columnOrigin from '@salesforce/label/c.SeenRequests_ColumnOrigin';
import columnStatus from '@salesforce/label/c.SeenRequests_ColumnStatus';
import columnActed from '@salesforce/label/c.SeenRequests_ColumnActed';
import noOrigin from '@salesforce/label/c.SeenRequests_NoOrigin';
import unanswered from '@salesforce/label/c.SeenRequests_Unanswered';
import nothing from '@salesforce/label/c.SeenRequests_Nothing';

export const labels = {
    saw,
    sawCount,
    sawOne,
    none,
    idle,
    noLog,
    columnLane,
    columnRequest,
    columnOrigin,
    columnStatus,
    columnActed,
    noOrigin,
    unanswered,
    nothing
};
