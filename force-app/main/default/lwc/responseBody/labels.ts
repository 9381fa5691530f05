import binary from '@salesforce/label/c.ResponseBody_Binary';
import bytes from '@salesforce/label/c.ResponseBody_Bytes';
import cut from '@salesforce/label/c.ResponseBody_Cut';
import empty from '@salesforce/label/c.ResponseBody_Empty';
import invalidJson from '@salesforce/label/c.ResponseBody_InvalidJson';
import title from '@salesforce/label/c.ResponseBody_Title';
import warning from '@salesforce/label/c.ResponseBody_Warning';

export const labels = { binary, bytes, cut, empty, invalidJson, title, warning };
