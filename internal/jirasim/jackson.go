// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// unexpectedCharacters are the expectations of Jackson for a character that cannot stand where it is, by a part of Go's text
// for the same error.
var unexpectedCharacters = []struct{ inGo, expected string }{
	{"beginning of object key", "was expecting double-quote to start field name"},
	{"after object key:value pair", "was expecting comma to separate OBJECT entries"},
	{"after object key", "was expecting a colon to separate field name and value"},
	{"after array element", "was expecting comma to separate ARRAY entries"},
	{"in string literal", "Illegal unquoted character: has to be escaped using backslash to be included in string value"},
}

const expectedValue = "expected a valid value (number, String, array, object, 'true', 'false' or 'null')"

// jacksonText returns what Jackson, Jira's JSON library, says about a body that Go cannot decode. Jira up to 9.x has version
// 1 of it, later ones version 2 (facts 7, 12.3).
func jacksonText(err error, body []byte, version1 bool) string {
	var syntax *json.SyntaxError
	var wrongType *json.UnmarshalTypeError
	var conversion conversionError
	var text string
	offset := len(body)
	switch {
	case errors.Is(err, io.EOF) && version1:
		return "No content to map to Object due to end of input"
	case errors.Is(err, io.EOF):
		text, offset = "No content to map due to end-of-input", 0
	case errors.Is(err, io.ErrUnexpectedEOF):
		text = "Unexpected end-of-input: expected close marker for OBJECT"
	case errors.As(err, &syntax):
		offset = max(1, min(int(syntax.Offset), len(body)))
		text = fmt.Sprintf("Unexpected character ('%c' (code %[1]d)): %s", body[offset-1], expectation(syntax.Error()))
	case errors.As(err, &conversion):
		text = conversion.text(version1)
	case errors.As(err, &wrongType):
		offset = min(int(wrongType.Offset), len(body))
		text = wrongToken(javaObject, wrongType.Value).text(version1)
	default:
		text = err.Error()
	}
	return text + position(body[:offset], version1)
}

func expectation(goText string) string {
	for _, character := range unexpectedCharacters {
		if strings.Contains(goText, character.inGo) {
			return character.expected
		}
	}
	return expectedValue
}

// position says where Jackson stopped, from what it had read.
func position(read []byte, version1 bool) string {
	source := "(org.apache.catalina.connector.CoyoteInputStream)"
	if version1 {
		source = "org.apache.catalina.connector.CoyoteInputStream@5f3d1c2a"
	}
	line := bytes.Count(read, []byte("\n")) + 1
	column := len(read) - bytes.LastIndexByte(read, '\n')
	return fmt.Sprintf("\n at [Source: %s; line: %d, column: %d]", source, line, column)
}

const (
	javaString = "java.lang.String"
	javaObject = "java.util.LinkedHashMap"
)

// conversionError is a value that Jackson cannot convert to a Java type.
type conversionError struct {
	javaType string
	token    string // the first token of the value; "" for a string that is not of the type
	value    string // of a string
}

// wrongToken is the error for a value of a kind that Go names.
func wrongToken(javaType, kind string) conversionError {
	tokens := map[string]string{"object": "START_OBJECT", "array": "START_ARRAY", "string": "VALUE_STRING", "bool": "VALUE_TRUE"}
	token, known := tokens[kind]
	if !known {
		token = "VALUE_NUMBER_INT"
	}
	return conversionError{javaType: javaType, token: token}
}

func (e conversionError) Error() string { return e.text(false) }

func (e conversionError) text(version1 bool) string {
	switch {
	case e.token != "" && version1:
		return fmt.Sprintf("Can not deserialize instance of %s out of %s token", e.javaType, e.token)
	case e.token != "":
		return fmt.Sprintf("Cannot deserialize instance of %#q out of %s token", e.javaType, e.token)
	case version1:
		return fmt.Sprintf("Can not construct instance of %s from String value '%s': not a valid Integer value", e.javaType, e.value)
	}
	return fmt.Sprintf("Cannot deserialize value of type %#q from String %q: not a valid Integer value", e.javaType, e.value)
}
