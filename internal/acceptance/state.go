// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"encoding/json"
)

// State returns the attributes of a resource in state, by its address. It fails the test if the resource is missing or
// tainted.
func (w *Workspace) State(address string) map[string]any {
	w.t.Helper()
	resource, ok := w.States()[address]
	if !ok {
		w.t.Fatalf("%s is not in state", address)
	}
	if resource.Tainted {
		w.t.Fatalf("%s is tainted: the next apply would destroy it", address)
	}
	return resource.Values
}

// StateOf is a resource in state.
type StateOf struct {
	Address string         `json:"address"`
	Values  map[string]any `json:"values"`
	Tainted bool           `json:"tainted"`
}

// States returns the resources of the root module in state, by address.
func (w *Workspace) States() map[string]StateOf {
	w.t.Helper()
	output, err := w.command("show", "-json").Output()
	if err != nil {
		w.t.Fatalf("reading the state: %v", err)
	}
	var shown struct {
		Values struct {
			RootModule struct {
				Resources []StateOf `json:"resources"`
			} `json:"root_module"`
		} `json:"values"`
	}
	if err := json.Unmarshal(output, &shown); err != nil {
		w.t.Fatalf("reading the state: %v", err)
	}
	states := map[string]StateOf{}
	for _, resource := range shown.Values.RootModule.Resources {
		states[resource.Address] = resource
	}
	return states
}

// Output returns an output value of the last apply, as JSON.
func (w *Workspace) Output(name string) []byte {
	w.t.Helper()
	output, err := w.command("output", "-json", name).Output()
	if err != nil {
		w.t.Fatalf("reading the output %s: %v", name, err)
	}
	return output
}
