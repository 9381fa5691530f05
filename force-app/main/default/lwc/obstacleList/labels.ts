import answersShow from '@salesforce/label/c.ObstacleList_AnswersShow';
import next from '@salesforce/label/c.ObstacleList_Next';

export const labels = {
    answersShow,
    next
};
