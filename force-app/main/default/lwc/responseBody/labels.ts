import bytes from '@salesforce/label/c.ResponseBody_Bytes';
import cut from '@salesforce/label/c.ResponseBody_Cut';
import empty from '@salesforce/label/c.ResponseBody_Empty';
import headers from '@salesforce/label/c.ResponseBody_Headers';
import notJson from '@salesforce/label/c.ResponseBody_NotJson';
import notShown from '@salesforce/label/c.ResponseBody_NotShown';
import title from '@salesforce/label/c.ResponseBody_Title';
import warning from '@salesforce/label/c.ResponseBody_Warning';

export const labels = { bytes, cut, empty, headers, notJson, notShown, title, warning };
