// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/avatarimage"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// TestSignature_simulatedRenditions compares what is uploaded of the images of the demonstration with what Jira shows of each.
func TestSignature_simulatedRenditions(t *testing.T) {
	t.Parallel()
	server, err := jirasim.Start(jirasim.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	names := []string{"ci-robot", "chat-bridge", "test-inspector"}
	for _, side := range []int{avatarimage.FullSide, avatarimage.ThumbnailSide, 20} {
		var sent, shown []avatarimage.Signature
		for _, name := range names {
			source, err := os.ReadFile("../../examples/demo/images/" + name + ".png")
			if err != nil {
				t.Fatal(err)
			}
			square, err := new(avatarimage.Cache).Square(source, nil, side)
			if err != nil {
				t.Fatal(err)
			}
			pixels, err := png.Decode(bytes.NewReader(square.PNG))
			if err != nil {
				t.Fatal(err)
			}
			user := server.AddUser(jirasim.User{Name: fmt.Sprint(name, side), DisplayName: name, EmailAddress: "r@example.com", Active: true})
			server.SelectAvatar(user.Key, server.AddAvatar(user.Key, 0, pixels))
			sent = append(sent, signature(t, square.PNG))
			shown = append(shown, signature(t, acceptance.PNG(t, server.ShownImage(user.Key, 48))))
		}
		for one := range names {
			for other := range names {
				if got := shown[other].Matches(sent[one]); got != (one == other) {
					t.Errorf("with %d pixels, the avatar %s matches the image %s: %t", side, names[other], names[one], got)
				}
			}
		}
	}
}

func signature(t *testing.T, source []byte) avatarimage.Signature {
	t.Helper()
	signature, err := avatarimage.SignatureOf(source)
	if err != nil {
		t.Fatal(err)
	}
	return signature
}
