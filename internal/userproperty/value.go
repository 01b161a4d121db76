// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userproperty

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// decode parses JSON and keeps numbers as they are written, so that large ones do not lose their last digits.
func decode(text string) (any, error) {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			err = errors.New("the text ends too early")
		}
		return nil, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("another text follows the value")
	}
	return value, nil
}

// sameJSON reports whether two texts are the same JSON, whatever their white space, the order of members and the spelling of
// numbers. Texts that are not JSON are compared byte by byte.
//
// The Normalized type of terraform-plugin-framework-jsontypes compares numbers by their spelling: 1 and 1.0 would differ, and
// an app that stores 1.0 for 1 would be drift in every plan.
func sameJSON(one, other string) bool {
	first, err := decode(one)
	if err != nil {
		return one == other
	}
	second, err := decode(other)
	return err == nil && sameValue(first, second)
}

func sameValue(one, other any) bool {
	switch one := one.(type) {
	case map[string]any:
		other, ok := other.(map[string]any)
		if !ok || len(one) != len(other) {
			return false
		}
		for name, value := range one {
			if counterpart, there := other[name]; !there || !sameValue(value, counterpart) {
				return false
			}
		}
		return true
	case []any:
		other, ok := other.([]any)
		if !ok || len(one) != len(other) {
			return false
		}
		for index, value := range one {
			if !sameValue(value, other[index]) {
				return false
			}
		}
		return true
	case json.Number:
		other, ok := other.(json.Number)
		return ok && sameNumber(one.String(), other.String())
	default:
		return one == other
	}
}

// sameNumber reports whether two numbers are equal, such as 1, 1.0 and 1e0. Integers are compared as texts, because
// floating-point numbers cannot tell large ones apart.
func sameNumber(one, other string) bool {
	if one == other {
		return true
	}
	if !strings.ContainsAny(one, ".eE") && !strings.ContainsAny(other, ".eE") {
		return false
	}
	first, err := strconv.ParseFloat(one, 64)
	if err != nil {
		return false
	}
	second, err := strconv.ParseFloat(other, 64)
	return err == nil && first == second
}

// normalized returns JSON as Terraform's jsonencode writes it: without white space, with members in alphabetical order. It
// returns a text that is not JSON without the white space around it.
func normalized(value json.RawMessage) string {
	decoded, err := decode(string(value))
	if err != nil {
		return string(bytes.TrimSpace(value))
	}
	encoded, err := json.Marshal(decoded)
	if err != nil {
		return string(bytes.TrimSpace(value))
	}
	return string(encoded)
}

// valueValidator refuses a value that is not JSON, or that is too long for Jira.
type valueValidator struct{}

// Description implements validator.Describer.
func (valueValidator) Description(context.Context) string {
	return fmt.Sprintf("must be JSON with at most %d bytes", jira.MaxPropertyValueBytes)
}

// MarkdownDescription implements validator.Describer.
func (v valueValidator) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

// ValidateString implements validator.String.
func (valueValidator) ValidateString(_ context.Context, request validator.StringRequest, response *validator.StringResponse) {
	if request.ConfigValue.IsNull() || request.ConfigValue.IsUnknown() {
		return
	}
	text := request.ConfigValue.ValueString()
	if _, err := decode(text); err != nil {
		response.Diagnostics.AddAttributeError(request.Path, "Invalid JSON",
			fmt.Sprintf("The value is not JSON: %s. Use jsonencode to write it; a text is jsonencode(\"text\").", err))
	} else if len(text) > jira.MaxPropertyValueBytes {
		response.Diagnostics.AddAttributeError(request.Path, "Value too long",
			fmt.Sprintf("The value has %d bytes. Jira stores at most %d.", len(text), jira.MaxPropertyValueBytes))
	}
}

// keyValidator refuses keys that Jira does not accept, and keys that would change the path of the request: the key is a
// segment of it, and ".." would be resolved to another resource. An import ID is checked by the same function, so that the
// rule is not split into validators of terraform-plugin-framework-validators.
type keyValidator struct{}

// Description implements validator.Describer.
func (keyValidator) Description(context.Context) string {
	return fmt.Sprintf("must have 1 to %d bytes, must not be blank, must not contain / or \\, and must not be . or ..", jira.MaxPropertyKeyBytes)
}

// MarkdownDescription implements validator.Describer.
func (v keyValidator) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

// ValidateString implements validator.String.
func (v keyValidator) ValidateString(ctx context.Context, request validator.StringRequest, response *validator.StringResponse) {
	if request.ConfigValue.IsNull() || request.ConfigValue.IsUnknown() {
		return
	}
	if key := request.ConfigValue.ValueString(); !validKey(key) {
		response.Diagnostics.AddAttributeError(request.Path, "Invalid property key", fmt.Sprintf("The property key %q is not valid: it %s.", key, v.Description(ctx)))
	}
}

func validKey(key string) bool {
	return strings.TrimSpace(key) != "" && len(key) <= jira.MaxPropertyKeyBytes && !strings.ContainsAny(key, `/\`) && key != "." && key != ".."
}

// keepSpelling plans no change where only the spelling of a JSON value changes.
type keepSpelling struct{}

// Description implements planmodifier.Describer.
func (keepSpelling) Description(context.Context) string {
	return "A different spelling of the same JSON value is not a change."
}

// MarkdownDescription implements planmodifier.Describer.
func (m keepSpelling) MarkdownDescription(ctx context.Context) string { return m.Description(ctx) }

// PlanModifyString implements planmodifier.String.
func (keepSpelling) PlanModifyString(_ context.Context, request planmodifier.StringRequest, response *planmodifier.StringResponse) {
	known := !request.StateValue.IsNull() && !request.PlanValue.IsNull() && !request.PlanValue.IsUnknown()
	if known && sameJSON(request.StateValue.ValueString(), request.PlanValue.ValueString()) {
		response.PlanValue = request.StateValue
	}
}
