package de.beistand.server.signaling;

import de.beistand.server.abuse.AbuseReports;
import de.beistand.server.handover.Handovers;
import de.beistand.server.onlookers.Onlookers;
import de.beistand.server.requests.Queue;
import de.beistand.server.requests.Requests;

/// What customers want beside a session, and where technicians see it.
public record Desk(
    Requests requests, Queue queue, AbuseReports abuse, Handovers handovers, Onlookers onlookers) {}
