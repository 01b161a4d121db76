// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"
)

// A state without on_destroy does not prove that this provider created the user.
func TestPlanUpdate_onDestroy(t *testing.T) {
	for name, test := range map[string]struct {
		configured, prior types.String
		want              string
	}{
		"not in state":        {types.StringNull(), types.StringNull(), "deactivate"},
		"in state":            {types.StringNull(), types.StringValue("delete"), "delete"},
		"configured":          {types.StringValue("keep"), types.StringNull(), "keep"},
		"configured, changed": {types.StringValue("keep"), types.StringValue("delete"), "keep"},
	} {
		t.Run(name, func(t *testing.T) {
			plan := model{OnDestroy: test.configured}
			plan.planUpdate(model{OnDestroy: test.configured}, model{OnDestroy: test.prior})
			if got := plan.OnDestroy.ValueString(); got != test.want {
				t.Errorf("on_destroy is %q, want %q", got, test.want)
			}
		})
	}
}
