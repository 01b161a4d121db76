// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	frameworkprovider "github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
	"github.com/jira-robots/terraform-provider-jira/internal/provider"
)

// A plan and an apply have separate connections. Each of them decodes each image once: the apply plans an image again before
// it uploads it, and users share images. A thumbnail is made of the same pixels.
func TestAccUserAvatar_decodesImagesOnce(t *testing.T) {
	t.Parallel()
	const users, images = 5, 3
	for _, mode := range []string{"auto", "thumbnail"} {
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, jirasim.Settings{})
			decodes := serveRecorded(workspace)
			for number := range users {
				workspace.WriteImage(fmt.Sprintf("bot-%d.png", number), acceptance.Plain(64, 64, acceptance.Color(number%images)))
			}
			workspace.ConfigureAs(workspace.Administrator()+fmt.Sprintf("\n  avatar_upload = %q\n", mode), manyUsersConfig(users))
			workspace.Apply()
			for number := range users {
				workspace.ExpectShown(fmt.Sprintf("bot-%d", number), 24, 24, acceptance.Color(number%images))
			}
			if got := decodes(); !slices.Equal(got, []int{images, images}) {
				t.Errorf("the plan and the apply decoded %d images, want %d each", got, images)
			}
			// A file with the same name and other bytes is another image.
			workspace.WriteImage("bot-1.png", acceptance.Plain(64, 64, acceptance.Color(users)))
			workspace.Apply()
			workspace.ExpectShown("bot-1", 24, 24, acceptance.Color(users))
			workspace.ExpectEmptyPlan()
			if got := decodes(); !slices.Equal(got[2:], []int{1, 1, 0}) {
				t.Errorf("the plan and the apply of a changed image and the empty plan decoded %d images, want 1, 1 and 0", got[2:])
			}
		})
	}
}

// recordedProvider records its connections.
type recordedProvider struct {
	*provider.Provider
	mu          sync.Mutex
	connections []*connection.Connection
}

// Configure implements provider.Provider.
func (p *recordedProvider) Configure(ctx context.Context, request frameworkprovider.ConfigureRequest, response *frameworkprovider.ConfigureResponse) {
	p.Provider.Configure(ctx, request, response)
	if configured, ok := response.ResourceData.(*connection.Connection); ok {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.connections = append(p.connections, configured)
	}
}

// serveRecorded serves a provider whose connections are recorded. The function that it returns counts the images that each
// connection decoded.
func serveRecorded(workspace *acceptance.Workspace) (decodes func() []int) {
	recorded := &recordedProvider{Provider: &provider.Provider{Version: "test", Environment: func(string) string { return "" }}}
	workspace.Serve(provider.Address, func() tfprotov6.ProviderServer { return providerserver.NewProtocol6(recorded)() })
	return func() []int {
		recorded.mu.Lock()
		defer recorded.mu.Unlock()
		var counts []int
		for _, one := range recorded.connections {
			counts = append(counts, one.Images.Decodes())
		}
		return counts
	}
}
