// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestInterruptionEndsThePauseAtOnceWhateverWaits(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		operations := everyOperation(t, server)[1:] // serverInfo is known already
		server.Misbehave(jirasim.Fault{Kind: jirasim.TooManyRequests, RetryAfter: "60"})
		for _, operation := range operations {
			server.ForgetRequests()
			ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
			began := time.Now()
			err := operation.run(ctx, client)
			cancel()
			if !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("%s ended with %v", operation.name, err)
			}
			if took := time.Since(began); took != 500*time.Millisecond {
				t.Errorf("%s took %s, want it to end when it is interrupted", operation.name, took)
			}
			if asked := asked(server); len(asked) != 1 {
				t.Errorf("%s asked %q", operation.name, asked)
			}
			<-time.After(time.Minute) // the pause is over
		}
	})
}

func TestInterruptionEndsTheWaitBeforeARepetitionAtOnce(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		server.Misbehave(jirasim.Fault{Kind: jirasim.BadGateway})
		for _, name := range []string{"User", "SelectAvatar", "DeleteUser", "UpdateUser"} {
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
			began := time.Now()
			err := operationNamed(t, server, name).run(ctx, client)
			cancel()
			if err == nil || time.Since(began) != 10*time.Millisecond {
				t.Errorf("%s ended after %s with %v", name, time.Since(began), err)
			}
		}
	})
}

func TestInterruptionEndsAReadUnderWay(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		server.Misbehave(jirasim.Fault{Kind: jirasim.SlowDrip})
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		began := time.Now()
		_, err := client.User(ctx, jira.ByUsername("admin"))
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(began) != time.Second {
			t.Errorf("ended after %s with %v", time.Since(began), err)
		}
		wantAsked(t, server, "GET user")
	})
}

func TestNothingIsSentForARunThatIsInterruptedAlready(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		for _, operation := range everyOperation(t, server)[1:] {
			if err := operation.run(ctx, client); !errors.Is(err, context.Canceled) {
				t.Errorf("%s ended with %v", operation.name, err)
			}
		}
		wantAsked(t, server)
	})
}
