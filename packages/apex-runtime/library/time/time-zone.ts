import type { ApexValue, DatetimeValue } from '../../runtime/values.ts';
import type { LibraryTypes } from '../define.ts';
import { isZone, offsetText, standardOffset, zoneName, zoneOffset } from './zones.ts';

/** `TimeZone`: a zone that Java does not know is GMT. */
export class TimeZoneValue implements ApexValue {
    readonly id: string;

    constructor(id: string) {
        this.id = isZone(id) ? id : 'GMT';
    }

    get apexType(): string {
        return 'TimeZone';
    }

    get equalityKey(): string {
        return this.id;
    }

    toString(): string {
        return this.id;
    }

    /** As Setup lists it: with the offset and the name of the time of the year that saves no daylight. */
    get displayName(): string {
        const { ms, offset } = standardOffset(this.id);
        return `(GMT${offsetText(offset, ':')}) ${zoneName(ms, this.id, 'long')} (${this.id})`;
    }
}

export const TIME_ZONES: LibraryTypes = {
    TimeZone: {
        methods: {
            'static TimeZone getTimeZone(String)': (id: string) => new TimeZoneValue(id),
            'String getID()': (self: TimeZoneValue) => self.id,
            'String getDisplayName()': (self: TimeZoneValue) => self.displayName,
            'Integer getOffset(Datetime)': (self: TimeZoneValue, at: DatetimeValue) => zoneOffset(at.ms, self.id),
            'String toString()': (self: TimeZoneValue) => self.id
        }
    }
};
