package io.dbackup.batch.backup;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.backup.BackupManifest;
import io.dbackup.job.Compression;
import java.util.List;
import java.util.Optional;

/**
 * A backup that somebody wants, whose databases are known.
 *
 * @param job as the manifest names it
 * @param folder of the objects at each destination
 * @param databases names; at least one
 * @param missing databases asked for that are not there
 * @param encryptionProfileId empty for a backup that is not encrypted
 */
public record BackupRequest(
    BackupManifest.Job job,
    BackupManifest.Execution execution,
    String folder,
    AdapterConfig source,
    List<String> databases,
    List<BackupManifest.Skipped> missing,
    List<Destination> destinations,
    Compression compression,
    int level,
    Optional<String> encryptionProfileId,
    boolean safetyCopy) {}
