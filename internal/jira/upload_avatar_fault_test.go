// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"slices"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// uploadStep is a request of an upload that may meet a fault.
type uploadStep struct {
	name, path string
	side       int
	// creates marks the request that makes the avatar.
	creates bool
	// fails lists the faults that the upload does not overcome when they happen once.
	fails []jirasim.FaultKind
}

var uploadSteps = []uploadStep{
	{"temporary", "/user/avatar/temporary", 64, false, []jirasim.FaultKind{jirasim.Redirect}},
	{"confirm", "/user/avatar", 64, true, []jirasim.FaultKind{jirasim.Redirect}},
	{"one step", "/user/avatar/temporary", 48, true, []jirasim.FaultKind{jirasim.Redirect, jirasim.Status500}},
}

func TestOneFaultOnAnUploadMakesOneAvatarOrAnError(t *testing.T) {
	t.Parallel()
	for _, step := range uploadSteps {
		for _, kind := range everyFault {
			t.Run(step.name+"/"+string(kind), func(t *testing.T) {
				t.Parallel()
				inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
					robot, earlier := robotWithAvatar(server)
					server.Misbehave(jirasim.Fault{Method: "POST", Path: step.path, Kind: kind, Times: 1})
					pixels := quarters(step.side, blue)
					uploaded, err := upload(t, client, robot, pixels, earlier)
					if fails := slices.Contains(step.fails, kind); (err != nil) != fails {
						t.Errorf("ended with %v", err)
					}
					checkUpload(t, server, robot, uploaded, err)
					if err == nil {
						wantSamePixels(t, newest(server, robot).Image, pixels)
					}
				})
			})
		}
	}
}

func TestLastingFaultOnAnUploadMakesOneAvatarOrAnError(t *testing.T) {
	t.Parallel()
	for _, step := range uploadSteps {
		for _, kind := range everySmallFault {
			t.Run(step.name+"/"+string(kind), func(t *testing.T) {
				t.Parallel()
				inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
					robot, earlier := robotWithAvatar(server)
					server.Misbehave(jirasim.Fault{Method: "POST", Path: step.path, Kind: kind})
					uploaded, err := upload(t, client, robot, quarters(step.side, blue), earlier)
					checkUpload(t, server, robot, uploaded, err)
				})
			})
		}
	}
}

func TestInterruptedUploadIsNotLost(t *testing.T) {
	t.Parallel()
	for _, step := range uploadSteps {
		for kind, created := range map[jirasim.FaultKind]bool{
			jirasim.NoFault: true, jirasim.DropAfter: true, jirasim.BadGatewayAfter: true, jirasim.Truncated: true, jirasim.SlowDrip: true,
			jirasim.DropBefore: false, jirasim.BadGateway: false, jirasim.LoginPage: false, jirasim.TooManyRequests: false,
		} {
			t.Run(step.name+"/"+string(kind), func(t *testing.T) {
				t.Parallel()
				inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
					robot, earlier := robotWithAvatar(server)
					ctx, interrupt := context.WithCancel(t.Context())
					server.Misbehave(jirasim.Fault{
						Method: "POST", Path: step.path, Kind: kind, Times: 1,
						During: func(jirasim.Request) { interrupt() },
					})
					image := jira.Image{PNG: encoded(t, quarters(step.side, blue)), Side: step.side}
					uploaded, err := client.UploadAvatar(ctx, robot, exactly(image), []jira.AvatarID{earlier})
					if done := err == nil; done != (created && step.creates) {
						t.Errorf("ended with %+v, %v", uploaded, err)
					}
					before := 0
					if step.side <= jira.ThumbnailSide {
						before = 1
					}
					if looks := count(server, "GET avatars"); kind == jirasim.NoFault && looks > before {
						t.Error("did not wait for the response")
					}
					checkUpload(t, server, robot, uploaded, err)
				})
			})
		}
	}
}

// robotWithPicture has an avatar already, which is not to be taken for a new one.
func robotWithAvatar(server *jirasim.Server) (robot jira.User, earlier jira.AvatarID) {
	robot = addRobot(server, "robot")
	return robot, jira.AvatarID(digits(server.AddAvatar(robot.Key, 0, square(64, red))))
}

func newest(server *jirasim.Server, robot jira.User) jirasim.Avatar {
	kept := server.Avatars(robot.Key)
	return kept[len(kept)-1]
}

// checkUpload compares what the client says with what Jira has, next to the picture that was there before.
func checkUpload(t *testing.T, server *jirasim.Server, robot jira.User, uploaded jira.NewAvatar, err error) {
	t.Helper()
	added := len(server.Avatars(robot.Key)) - 1
	switch {
	case err != nil && added != 0:
		t.Errorf("left %d avatars behind and says %v", added, err)
	case err == nil && added != 1:
		t.Errorf("made %d avatars", added)
	case err == nil && digits(newest(server, robot).ID) != string(uploaded.ID):
		t.Errorf("made %d and says %q", newest(server, robot).ID, uploaded.ID)
	}
	if failed := server.FailedLogins(); failed > 0 {
		t.Errorf("%d failed logins", failed)
	}
}
