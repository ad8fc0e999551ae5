package dev.creatorflow.infra.local.objectstore;

import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;

/** A store in which every object of one bucket may be read without a key, whatever was asked for when it was put. */
final class PublicBucket extends ForwardingBlobStore {
    private final String bucket;

    PublicBucket(BlobStore store, String bucket) {
        super(store);
        this.bucket = bucket;
    }

    @Override
    public ObjectCannedACL getBlobAccess(String container, String key) {
        return container.equals(bucket) ? ObjectCannedACL.PUBLIC_READ : super.getBlobAccess(container, key);
    }

    @Override
    public ObjectCannedACL getBlobAccess(String container, String key, @Nullable String version) {
        return container.equals(bucket) ? ObjectCannedACL.PUBLIC_READ : super.getBlobAccess(container, key, version);
    }
}
