package io.cardtrail.api.http;

import io.cardtrail.api.Leaving;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Ends what a response rests on when a response that was written by another thread is through, however it ended. */
final class LeavingListener implements AsyncListener {
    private final Leaving leaving;
    private final HttpServletResponse response;

    LeavingListener(Leaving leaving, HttpServletResponse response) {
        this.leaving = leaving;
        this.response = response;
    }

    @Override
    public void onComplete(AsyncEvent event) throws IOException {
        try {
            response.getOutputStream().close();
        } finally {
            leaving.close();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // onComplete follows.
    }

    @Override
    public void onError(AsyncEvent event) {
        leaving.close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
