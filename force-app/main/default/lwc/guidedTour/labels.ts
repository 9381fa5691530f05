import progress from '@salesforce/label/c.GuidedTour_Progress';
import unmet from '@salesforce/label/c.GuidedTour_Unmet';
import stepOf from '@salesforce/label/c.GuidedTour_StepOf';
import next from '@salesforce/label/c.GuidedTour_Next';
import finish from '@salesforce/label/c.GuidedTour_Finish';
import restart from '@salesforce/label/c.GuidedTour_Restart';
import end from '@salesforce/label/c.GuidedTour_End';
import choose from '@salesforce/label/c.GuidedTour_Choose';
import done from '@salesforce/label/c.GuidedTour_Done';
import openForm from '@salesforce/label/c.GuidedTour_OpenForm';
import openList from '@salesforce/label/c.GuidedTour_OpenList';
import workTitle from '@salesforce/label/c.GuidedTour_WorkTitle';
import workAction from '@salesforce/label/c.GuidedTour_WorkAction';
import workDone from '@salesforce/label/c.GuidedTour_WorkDone';
import breakTitle from '@salesforce/label/c.GuidedTour_BreakTitle';
import breakAction from '@salesforce/label/c.GuidedTour_BreakAction';
import breakDone from '@salesforce/label/c.GuidedTour_BreakDone';
import readTitle from '@salesforce/label/c.GuidedTour_ReadTitle';
import readAction from '@salesforce/label/c.GuidedTour_ReadAction';
import readDone from '@salesforce/label/c.GuidedTour_ReadDone';
import readLabel from '@salesforce/label/c.GuidedTour_ReadLabel';
import readChoose from '@salesforce/label/c.GuidedTour_ReadChoose';
import readWrong from '@salesforce/label/c.GuidedTour_ReadWrong';
import fixTitle from '@salesforce/label/c.GuidedTour_FixTitle';
import fixAction from '@salesforce/label/c.GuidedTour_FixAction';
import fixDone from '@salesforce/label/c.GuidedTour_FixDone';
import againTitle from '@salesforce/label/c.GuidedTour_AgainTitle';
import againAction from '@salesforce/label/c.GuidedTour_AgainAction';
import againDone from '@salesforce/label/c.GuidedTour_AgainDone';
import metadataTitle from '@salesforce/label/c.GuidedTour_MetadataTitle';
import metadataAction from '@salesforce/label/c.GuidedTour_MetadataAction';
import metadataLabel from '@salesforce/label/c.GuidedTour_MetadataLabel';
import metadataDone from '@salesforce/label/c.GuidedTour_MetadataDone';
import metadataKind from '@salesforce/label/c.GuidedTour_MetadataKind';
import metadataUrl from '@salesforce/label/c.GuidedTour_MetadataUrl';
import metadataActive from '@salesforce/label/c.GuidedTour_MetadataActive';
import metadataConnect from '@salesforce/label/c.GuidedTour_MetadataConnect';
import undoTitle from '@salesforce/label/c.GuidedTour_UndoTitle';
import undoAction from '@salesforce/label/c.GuidedTour_UndoAction';
import undoDone from '@salesforce/label/c.GuidedTour_UndoDone';

export const labels = {
    progress,
    unmet,
    stepOf,
    next,
    finish,
    restart,
    end,
    choose,
    done,
    openForm,
    openList,
    workTitle,
    workAction,
    workDone,
    breakTitle,
    breakAction,
    breakDone,
    readTitle,
    readAction,
    readDone,
    readLabel,
    readChoose,
    readWrong,
    fixTitle,
    fixAction,
    fixDone,
    againTitle,
    againAction,
    againDone,
    metadataTitle,
    metadataAction,
    metadataLabel,
    metadataDone,
    metadataKind,
    metadataUrl,
    metadataActive,
    metadataConnect,
    undoTitle,
    undoAction,
    undoDone
};
