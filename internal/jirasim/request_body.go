// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
)

// lenientString, lenientBool and lenientInt are decoded like Jackson decodes strings, booleans and integers: scalars of
// another type are converted, objects and arrays are errors.
type (
	lenientString string
	lenientBool   bool
	lenientInt    int64
)

// decodeBody decodes the JSON body. It ignores unknown members and what follows the first value, as Jackson does. JSON that
// Jackson cannot read is a 400.
func (e *exchange) decodeBody(into any) *httpResponse {
	err := json.NewDecoder(bytes.NewReader(e.body)).Decode(into)
	if err == nil {
		return nil
	}
	return refusal(http.StatusBadRequest, jacksonText(err, e.body, !e.server.version.AtLeast(10, 0)))
}

// scalar returns the text of a JSON string, number or boolean.
func scalar(raw []byte, javaType string) (string, error) {
	switch raw[0] {
	case '{':
		return "", wrongToken(javaType, "object")
	case '[':
		return "", wrongToken(javaType, "array")
	case '"':
		var value string
		err := json.Unmarshal(raw, &value)
		return value, err
	}
	return string(raw), nil
}

func (s *lenientString) UnmarshalJSON(raw []byte) error {
	if string(raw) == "null" {
		return nil
	}
	value, err := scalar(raw, javaString)
	*s = lenientString(value)
	return err
}

func (b *lenientBool) UnmarshalJSON(raw []byte) error {
	value, err := scalar(raw, "boolean")
	*b = lenientBool(strings.EqualFold(value, "true"))
	return err
}

func (i *lenientInt) UnmarshalJSON(raw []byte) error {
	value, err := scalar(raw, "int")
	if err != nil || value == "null" || strings.TrimSpace(value) == "" {
		return err
	}
	parsed, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil {
		return conversionError{javaType: "int", value: value}
	}
	*i = lenientInt(parsed)
	return nil
}
