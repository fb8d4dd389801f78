package org.tripoint.exchange;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.tripoint.ledger.Changes;

/// Counts the changes that this process heard of, for requests that wait for the next one.
@Component
class HeadSignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private long count;

    HeadSignal(Changes changes) {
        changes.subscribe(this::tell);
    }

    void tell() {
        lock.lock();
        try {
            count++;
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until more than `seen` changes were told, `longest` at most. Returns how many there are now.
    long await(long seen, Duration longest) {
        long nanos = longest.toNanos();
        lock.lock();
        try {
            while (count == seen && nanos > 0) {
                nanos = told.awaitNanos(nanos);
            }
            return count;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return count;
        } finally {
            lock.unlock();
        }
    }
}
